/** Fillers that look like nothing and count as letters: of Hangul, and the empty pattern of Braille. */
const VISIBLE = /[^\p{Z}\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u

/** A name of spaces and signs that nobody sees is none: what it is on could not be read, nor pressed. */
export function isNameless(name: string): boolean {
  return !VISIBLE.test(name)
}

/** The name as it is shown: its letters in the order they have. */
export function shownName(name: string, otherwise = 'without a name'): string {
  return isNameless(name) ? otherwise : straightName(name)
}

/** Characters. Enough to tell two things apart; a longer one would push everything else off a sentence or a button. */
const MOST_OF_NAME = 80

const BREAKS_LINE = /[\p{Cc}\p{Zl}\p{Zp}]+/gu

/** Nobody sees them, and they turn around the letters that follow: a sentence with such a name could be read as another one. */
const TURNS_AROUND = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** The name with its letters in the order they have. */
export function straightName(name: string): string {
  return name.replace(TURNS_AROUND, '')
}

/**
 * The name inside of a sentence, a button or a question: without what would turn the sentence around, and cut where it is
 * endless, never in the middle of a sign.
 */
export function briefName(name: string, most = MOST_OF_NAME): string {
  const plain = shownName(name).replace(BREAKS_LINE, ' ').trim()
  if (plain.length <= most) return plain
  const signs = [...plain.slice(0, 2 * most + 1)]
  return signs.length <= most ? plain : `${signs.slice(0, most).join('')}…`
}
