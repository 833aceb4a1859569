import { hash, verify } from '@node-rs/argon2'
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../config/timings'

// argon2id with the memory-leaning parameters that OWASP recommends for servers: 19 MiB, two passes, one lane. One
// check takes some 20 to 40 ms here, which is what makes guessing expensive; the throttle does the rest.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// The hash of a password nobody has. Unknown accounts are checked against it, so that "no such account" takes exactly
// as long as "wrong password".
let nobody: Promise<string> | undefined

export async function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), COST)
}

/** With no stored hash it does the same work and answers no. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  // longer ones cannot have been set: do not let a visitor have megabytes hashed
  const candidate = normalize(password.slice(0, PASSWORD_MAX_LENGTH * 4))
  if (stored) return verify(stored, candidate)
  nobody ??= hash(crypto.randomUUID(), COST)
  await verify(await nobody, candidate)
  return false
}

/** What is wrong with a new password, as a sentence; null when nothing is. Length matters, recipes do not. */
export function passwordProblem(password: string, about: { email?: string; name?: string } = {}): string | null {
  const normalized = normalize(password)
  const length = [...normalized].length
  if (length < PASSWORD_MIN_LENGTH) {
    return `Use at least ${PASSWORD_MIN_LENGTH} characters. A few unrelated words are easy to remember and hard to guess.`
  }
  if (length > PASSWORD_MAX_LENGTH) return `Use at most ${PASSWORD_MAX_LENGTH} characters.`
  if (isObvious(normalized)) return 'This password is on every list of guesses. Use a few unrelated words instead.'
  if (isAboutThem(normalized, about)) return 'Leave your own name and address out of the password.'
  return null
}

/** The same typed text gives the same bytes on every keyboard and system. */
function normalize(password: string): string {
  return password.normalize('NFKC')
}

// What is left of the passwords on the lists of guesses once digits and punctuation are taken away.
const GUESSED =
  /^(?:passwor[dt]|passwrd|pssword|pssw0rd|welcome|willkommen|letmein|qwertyuiop|qwertzuiop|qwerty|qwertz|azerty|asdfghjkl|zxcvbnm|iloveyou|admin|administrator|changeme|default|secret|stocktake|raff|raffadmin|monkey|dragon|football|baseball|sunshine|princess)+$/

function isObvious(password: string): boolean {
  const plain = password.toLowerCase()
  const characters = plain.replace(/[^\p{L}\p{N}]/gu, '')
  const letters = plain.replace(/[^\p{L}]/gu, '')
  if (new Set(plain).size <= 3) return true
  return isRepeated(characters) || isSequence(characters) || GUESSED.test(letters)
}

function isRepeated(text: string): boolean {
  for (let size = 1; size <= text.length / 3; size++) {
    if (
      text ===
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length)
    )
      return true
  }
  return false
}

function isSequence(text: string): boolean {
  if (text.length < PASSWORD_MIN_LENGTH - 4) return false
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  const inOrder = steps.filter((step) => Math.abs(step) === 1).length
  return inOrder >= steps.length - 1
}

function isAboutThem(password: string, about: { email?: string; name?: string }): boolean {
  const plain = password.toLowerCase()
  const [mailbox = '', domain = ''] = (about.email ?? '').toLowerCase().split('@')
  const known = [mailbox, domain.split('.')[0] ?? '', ...(about.name ?? '').toLowerCase().split(/[\s.,'-]+/)]
  const rest = known
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((left, part) => left.replaceAll(part, ''), plain)
  // one's name inside a long sentence is fine; a password that is mostly one's name is not
  return rest !== plain && rest.replace(/[^\p{L}\p{N}]/gu, '').length < PASSWORD_MIN_LENGTH - 4
}
