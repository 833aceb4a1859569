import { foldText } from './fold-text'

// The text by which a table sorts names: case and accents do not matter, and web-2 comes before web-10.

/** Digits. Longer numbers than this are cut in the order, never in what is shown. */
const NUMBER_LENGTH = 12

/** Characters. An index has a limit, and nobody tells two names apart behind this. */
const KEY_LENGTH = 160

export function naturalKey(name: string): string {
  return foldText(name)
    .trim()
    .slice(0, KEY_LENGTH)
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(NUMBER_LENGTH, '0'))
    .slice(0, KEY_LENGTH)
}
