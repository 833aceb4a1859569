const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** "three", "twelve", "13": small numbers as words, as they stand in sentences. */
export function countWording(count: number): string {
  return WORDS[count] ?? count.toLocaleString('en')
}

/** "three servers", "one disk". */
export function countedWording(count: number, one: string, many: string): string {
  return `${countWording(count)} ${count === 1 ? one : many}`
}

/** The first letter as a sentence begins. */
export function asSentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1)
}
