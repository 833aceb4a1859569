import { nameVendor } from './other-vendors'

// People paste what is at hand: the key with a space behind it, an `export` line, a whole curl call, a key that a mail
// program broke in two. Pure: text in; the key, or the reason why there is none, out.

export const KEY_DIGITS = 64

export type PasteNote =
  /** there was other text around the key: a shell line, a sentence */
  | { code: 'found-inside' }
  /** the key was broken over lines or by spaces and put together again */
  | { code: 'joined' }

export type PasteProblem =
  | { code: 'empty' }
  | { code: 'too-much-text' }
  | { code: 'no-key' }
  /** `$RAFF_API_KEY`, `YOUR_API_KEY`, `raff_...`: the place where a key would stand */
  | { code: 'placeholder' }
  | { code: 'other-vendor'; vendor: string }
  /** the right number of digits without `raff_` in front; not sent anywhere, it may be a secret of something else */
  | { code: 'no-prefix' }
  /** what Raff shows in its list of keys */
  | { code: 'only-prefix'; prefix: string }
  | { code: 'too-short'; digits: number }
  | { code: 'too-long' }
  | { code: 'odd-character'; character: string; position: number }
  | { code: 'two-keys'; prefixes: string[] }

export type PastedKey = { ok: true; key: string; notes: PasteNote[] } | { ok: false; problem: PasteProblem }

const LONGEST_TEXT = 20_000

/** Invisible characters that copying from chats, mails and documents leaves behind. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g

export function readPastedKey(pasted: string): PastedKey {
  if (pasted.length > LONGEST_TEXT) return refuse({ code: 'too-much-text' })
  const text = pasted.normalize('NFKC').replace(INVISIBLE, '').replace(/%5f/gi, '_').trim()
  if (text === '') return refuse({ code: 'empty' })

  const candidates = findCandidates(text)
  const whole = candidates.filter(({ digits, next }) => digits.length === KEY_DIGITS && next === '')
  const keys = [...new Set(whole.map(({ digits }) => `raff_${digits}`))]
  const [key] = keys
  if (!key) return refuse(whyNot(text, candidates))
  if (keys.length > 1) return refuse({ code: 'two-keys', prefixes: keys.map((one) => one.slice(0, 13)) })
  return { ok: true, key, notes: notesOn(text, whole) }
}

interface Candidate {
  digits: string
  /** how the digits stood in the text */
  written: string
  joined: boolean
  /** the character glued to the end of the digits, when it is a letter or a digit: the run goes on */
  next: string
  /** characters of the whole run of letters and digits behind `raff_` */
  run: number
}

/** Variable names such as RAFF_API_KEY begin like a key too. */
const BEGINNING = /(?<![a-z0-9])raff_(?!api|key|token|url)/gi

function findCandidates(text: string): Candidate[] {
  return [...text.matchAll(BEGINNING)].map((match) => {
    const start = match.index + match[0].length
    return joinPieces(text, start) ?? readStraight(text, start)
  })
}

function readStraight(text: string, start: number): Candidate {
  const run = /^[0-9a-z]*/i.exec(text.slice(start, start + 1_000))?.[0] ?? ''
  const digits = /^[0-9a-f]*/i.exec(run)?.[0] ?? ''
  return {
    digits: digits.toLowerCase(),
    written: digits,
    joined: false,
    next: run[digits.length] ?? '',
    run: run.length,
  }
}

/** Spaces, line breaks, the marks of quoted mail, and what shells and mail programs put before a line break. */
const GAP = /^(?:[\s>\\]|=(?=\r?\n))+/

/** Puts broken pieces together, if exactly one key comes of them. */
function joinPieces(text: string, start: number): Candidate | undefined {
  let digits = ''
  let at = start
  while (digits.length < KEY_DIGITS) {
    const piece = /^[0-9a-f]+/i.exec(text.slice(at, at + KEY_DIGITS + 1))?.[0]
    if (!piece) return undefined
    digits += piece
    at += piece.length
    if (digits.length < KEY_DIGITS) at += GAP.exec(text.slice(at, at + KEY_DIGITS))?.[0].length ?? 0
  }
  const written = text.slice(start, at)
  if (digits.length !== KEY_DIGITS || digits === written || /^[0-9a-z]/i.test(text.slice(at))) return undefined
  return { digits: digits.toLowerCase(), written, joined: true, next: '', run: KEY_DIGITS }
}

function notesOn(text: string, found: Candidate[]): PasteNote[] {
  const rest = found
    .reduce((left, { written }) => left.replace(written, ''), text)
    .replace(/raff_/gi, '')
    .replace(/[\s"'`“”‘’«»,;]/g, '')
  const notes: PasteNote[] = []
  if (rest !== '') notes.push({ code: 'found-inside' })
  if (found.every(({ joined }) => joined)) notes.push({ code: 'joined' })
  return notes
}

/** Fewer characters than this with a strange one among them are a word, not a key with a slip in it. */
const LIKE_A_KEY = 20

function whyNot(text: string, candidates: Candidate[]): PasteProblem {
  const longest = candidates
    .filter(({ run, next }) => next === '' || run >= LIKE_A_KEY)
    .sort((a, b) => b.run - a.run)[0]
  const digits = longest?.digits.length ?? 0
  if (!longest || longest.run === 0) return withoutCandidate(text)
  if (digits > KEY_DIGITS || (digits === KEY_DIGITS && longest.next)) return { code: 'too-long' }
  if (longest.next) return { code: 'odd-character', character: longest.next, position: digits + 1 }
  if (digits <= 12) return { code: 'only-prefix', prefix: `raff_${longest.digits.slice(0, 8)}` }
  return { code: 'too-short', digits }
}

function withoutCandidate(text: string): PasteProblem {
  if (PLACEHOLDER.test(text)) return { code: 'placeholder' }
  const vendor = nameVendor(text)
  if (vendor) return { code: 'other-vendor', vendor }
  if (/(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/i.test(text)) return { code: 'no-prefix' }
  return { code: 'no-key' }
}

const PLACEHOLDER = /\$\{?\w*KEY|YOUR[-_ ]?(?:RAFF[-_ ]?)?(?:API[-_ ]?)?KEY|RAFF_API_KEY|raff_(?:x{3,}|[.…<*•])/i

function refuse(problem: PasteProblem): PastedKey {
  return { ok: false, problem }
}
