// What can be made to go wrong. A fault is plain data: it comes from the command line, a test, a control request or a
// request header, and says what happens, to which requests, and how often.

import { badRequest } from '../wire/api-error'

export const FAULT_KINDS = [
  /** Answers `ms` later. */
  'latency',
  /** 429 with `Retry-After: seconds`. */
  'rate-limited',
  /** `status`, 503 if not said, without doing what was asked. */
  'server-error',
  /** Never answers; nothing is done. */
  'hang',
  /** Closes the connection without an answer; nothing is done. */
  'cut',
  /** Closes it in the middle of the answer. */
  'cut-body',
  /** A complete answer that holds only the first half of the document. */
  'half-json',
  /** A page of HTML, as a proxy in between would send it, with `status` (200 if not said). */
  'not-json',
  /** Leaves `field` out of a row. */
  'missing-field',
  /** Sends null for `field` of a row. */
  'null-field',
  /** Sends a status nobody knows. */
  'unknown-status',
  /** Adds fields nobody knows. */
  'extra-fields',
  /** Sends numbers as strings. */
  'string-numbers',
  /** Repeats a row in the same page. */
  'duplicate-row',
  /** From the second page on, as if `rows` rows had been added since (below 0: removed). */
  'shifting-rows',
  /** At most `rows` rows, whatever was asked for. */
  'small-pages',
  /** Counts `rows` rows too many (below 0: too few). */
  'lying-total',
  /** 403 as for a key without the permission. */
  'forbidden',
  /** 401 as for a key that has died; with `after` it dies in the middle of a run. */
  'unauthorized',
  /** Does what was asked and loses the answer: `cut`, `hang` or `gateway-timeout`. */
  'answer-lost',
] as const

export type FaultKind = (typeof FAULT_KINDS)[number]

export interface Fault {
  kind: FaultKind
  /** Which requests: every part that is given has to fit. `write` is any method but GET. */
  method?: string
  /** A path with `*` for anything, like /api/v1/vms or /api/v1/projects/*. */
  path?: string
  /** The beginning of the key. */
  key?: string
  /** How often, counted among the requests that fit: not the first `after`, then only `first`, only every n-th. */
  after?: number
  first?: number
  every?: number
  /** From 0 to 1, decided by the seed, the same in every run. */
  probability?: number
  /** Which rows of an answer are spoiled; one, chosen by the seed, if not said. */
  which?: 'one' | 'all'
  /** Which field; chosen by the seed if not said. */
  field?: string
  ms?: number
  seconds?: number
  status?: number
  rows?: number
  value?: string
  instead?: 'cut' | 'hang' | 'gateway-timeout'
}

const NUMBERS = ['after', 'first', 'every', 'probability', 'ms', 'seconds', 'status', 'rows'] as const
const WORDS = ['method', 'path', 'key', 'which', 'field', 'value', 'instead'] as const

/** Checks a fault from outside, so that a misspelt one is refused instead of doing nothing. */
export function readFault(from: unknown): Fault {
  if (from === null || typeof from !== 'object') throw badRequest('A fault is an object with a kind')
  const given = from as Record<string, unknown>
  const kind = FAULT_KINDS.find((each) => each === given.kind)
  if (!kind) throw badRequest(`kind must be one of ${FAULT_KINDS.join(', ')}`)
  const known: string[] = ['kind', ...NUMBERS, ...WORDS]
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown) throw badRequest(`A fault has no ${unknown}; it may have ${known.join(', ')}`)
  for (const name of NUMBERS) {
    if (given[name] !== undefined && !Number.isFinite(given[name])) throw badRequest(`${name} must be a number`)
  }
  for (const name of WORDS) {
    if (given[name] !== undefined && typeof given[name] !== 'string') throw badRequest(`${name} must be a string`)
  }
  requireOneOf(given, 'which', ['one', 'all'])
  requireOneOf(given, 'instead', ['cut', 'hang', 'gateway-timeout'])
  return given as unknown as Fault
}

function requireOneOf(given: Record<string, unknown>, name: string, choices: string[]): void {
  const value = given[name]
  if (value !== undefined && !choices.includes(String(value)))
    throw badRequest(`${name} is one of ${choices.join(', ')}`)
}

/** The short form for a header or the command line: `latency;ms=200`, several with a comma between. */
export function readFaultText(text: string): Fault[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map(readOne)
}

function readOne(text: string): Fault {
  const [kind, ...settings] = text.split(';').map((part) => part.trim())
  const given: Record<string, unknown> = { kind }
  for (const setting of settings) {
    const at = setting.indexOf('=')
    if (at < 1) throw badRequest(`${setting} must be like name=value`)
    const name = setting.slice(0, at)
    const value = setting.slice(at + 1)
    given[name] = (NUMBERS as readonly string[]).includes(name) ? Number(value) : value
  }
  return readFault(given)
}
