import 'server-only'
import { foldText } from '../domain/inventory/fold-text'

/** Of each word that is looked for, what LIKE takes: anything that holds it, in lower case and without accents. */
export function searchPatterns(q: string | undefined): string[] {
  const words = new Set(foldText(q ?? '').split(/\s+/))
  words.delete('')
  return [...words].map((word) => `%${escapeLike(word)}%`)
}

/** `%` and `_` are letters to a person who searches, and wildcards to LIKE. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
