import { cutText } from '../cut-text'
import { foldText } from './fold-text'

// The text by which a table sorts names: case and accents do not matter, and web-2 comes before web-10.

/** Digits. Longer numbers than this are cut in the order, never in what is shown. */
const NUMBER_LENGTH = 12

/** Characters. An index has a limit, and nobody tells two names apart behind this. */
const KEY_LENGTH = 160

export function naturalKey(name: string): string {
  const start = cutText(foldText(name).trim(), KEY_LENGTH)
  const padded = start.replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(NUMBER_LENGTH, '0'))
  return cutText(padded, KEY_LENGTH)
}
