const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** Small numbers as people write them in a sentence: "three", "1,240". */
export function numberWords(count: number): string {
  return WORDS[count] ?? count.toLocaleString('en')
}

/** "one thing", "three things", "1,240 things". */
export function countWords(count: number, one: string, many: string): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1)
}
