import { z } from 'zod'
import { isNameless } from '../domain/inventory/shown-name'

/** Characters. Long enough for any real name; a longer one breaks every list it appears in. */
const NAME_MAX_LENGTH = 120

/** Control characters, and the marks that turn the direction of whatever text follows. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** Nothing is seen of them, not even a gap, and no script needs them: two names that look alike would be two. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]+/gu

/** A person's or thing's name: any script, any emoji, one line, and something to be seen. */
export const nameField = z
  .string('Enter a name.')
  .transform((text) => text.replace(UNSEEN, '').replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim().normalize('NFC'))
  .pipe(
    z
      .string()
      .refine((name) => !isNameless(name), 'Enter a name.')
      .max(NAME_MAX_LENGTH, `Use at most ${NAME_MAX_LENGTH} characters.`),
  )

const SENTENCE_MAX_LENGTH = 200

/** One sentence about something; nothing but spaces is none. */
export const sentenceField = z
  .string('Write one sentence.')
  .transform((text) => text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim().normalize('NFC'))
  .pipe(z.string().max(SENTENCE_MAX_LENGTH, `Use at most ${SENTENCE_MAX_LENGTH} characters: one sentence.`))
  .transform((text) => (text === '' ? null : text))

export const emailField = z
  .string('Enter an email address.')
  .transform((text) => text.trim().normalize('NFKC').toLowerCase())
  .pipe(z.email('Enter an email address like dana@example.com.').max(254, 'Use at most 254 characters.'))

/** Why somebody does it, with as many characters to be seen: what nobody sees says nothing. */
export function reasonField(least: number, most: number, message: string) {
  return z
    .string(message)
    .overwrite((text) => text.replace(UNSEEN, ''))
    .trim()
    .min(least, message)
    .max(most, `Use at most ${most.toLocaleString('en')} characters.`)
    .refine((text) => !isNameless(text), message)
}

/** Only its presence: the rules for new ones are in lib/auth/passwords.ts, and old ones need no rules. */
export const passwordField = z.string('Enter a password.').min(1, 'Enter a password.')

/** The token of a one-time link. Any text is taken: whether it opens something is for the database to say. */
export const tokenField = z.string('The link is incomplete.').min(1, 'The link is incomplete.').max(200)

/** Words to look for. */
export const searchField = z.string().max(200, 'Search with at most 200 characters.').optional()

/** The nextCursor of an earlier answer: it holds a name, and some scripts take many bytes for one. */
export const cursorField = z.string().max(4_000, 'Send the nextCursor of an earlier answer.').optional()
