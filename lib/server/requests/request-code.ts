import { randomInt } from 'node:crypto'

/** Letters and digits that nobody mistakes for each other, read aloud or from a projector. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 8

/** Such as K7Q4-2MXF. Names a request in a meeting; opens nothing. */
export function requestCode(): string {
  const signs = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${signs.slice(0, 4)}-${signs.slice(4)}`
}
