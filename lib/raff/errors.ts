import { redact } from '../config/redact'

// What can come of a call to Raff besides its answer. Messages are for people and say what to do; the details are for
// the log and the operator. Neither ever holds a key: whatever Raff says is redacted on its way in.

export type RaffErrorKind =
  /** 401: the key is unknown, expired or switched off */
  | 'unauthorized'
  /** 403: the key may not do this, or not in this project */
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'rate-limited'
  /** 402, or a 403 about payment */
  | 'billing'
  /** any other 4xx: Raff did not accept the request as it was */
  | 'invalid-request'
  /** 5xx, or no connection */
  | 'unavailable'
  | 'timeout'
  /** an answer that is cut, not JSON, or not what this call answers */
  | 'invalid-response'
  /** a write without a clear answer: it may have happened */
  | 'outcome-unknown'
  /** whoever asked went away; never said of a write that was sent */
  | 'cancelled'

export interface RaffDetails {
  method: string
  path: string
  projectId?: string | undefined
  /** how often it was tried */
  attempts: number
  status?: number | undefined
  /** Raff's own words */
  error?: string | undefined
  message?: string | undefined
  /** Raff's id of the request, for their support */
  requestId?: string | undefined
  retryAfterMs?: number | undefined
  /** the network's word, such as ECONNREFUSED, or which part of an answer is not as promised */
  technical?: string | undefined
}

export class RaffError extends Error {
  override readonly name: string = 'RaffError'
  readonly kind: RaffErrorKind
  readonly details: RaffDetails

  constructor(kind: RaffErrorKind, details: RaffDetails) {
    super(sentence(kind, details))
    this.kind = kind
    this.details = details
  }
}

/** Raff said to wait, and longer than a call waits. */
export class RaffRateLimited extends RaffError {
  override readonly name = 'RaffRateLimited'
  readonly retryAfterMs: number | undefined
  constructor(details: RaffDetails) {
    super('rate-limited', details)
    this.retryAfterMs = details.retryAfterMs
  }
}

export class RaffBilling extends RaffError {
  override readonly name = 'RaffBilling'
  /** `insufficient-balance`, or Raff's word: `banned`, `failed`, `no_billing_customer`, or one we do not know yet */
  readonly reason: string
  constructor(reason: string, details: RaffDetails) {
    super('billing', { ...details, technical: reason })
    this.reason = reason
  }
}

/** A write that may or may not have happened. Read the state before anything else; never send it again. */
export class RaffOutcomeUnknown extends RaffError {
  override readonly name = 'RaffOutcomeUnknown'
  /** what is known of its end: `timeout`, `broken`, `cancelled`, `server-trouble`, `unreadable-answer`, `redirected` */
  readonly how: string
  constructor(how: string, details: RaffDetails) {
    super('outcome-unknown', { ...details, technical: [how, details.technical].filter(Boolean).join(' ') })
    this.how = how
  }
}

export function isRaffError(error: unknown, ...kinds: RaffErrorKind[]): error is RaffError {
  return error instanceof RaffError && (kinds.length === 0 || kinds.includes(error.kind))
}

/** Raff's words, made fit to be stored and shown: no key, no control characters, not longer than a paragraph. */
export function quoteRaff(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = redact(
    value
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim(),
  )
  return text.length > 300 ? `${text.slice(0, 300)}…` : text || undefined
}

function sentence(kind: RaffErrorKind, { status, message, error, technical, retryAfterMs }: RaffDetails): string {
  const words = message ?? error
  const said = words ? ` Raff says: ${words}${/[.!?…]$/.test(words) ? '' : '.'}` : ''
  const answered = status ? ` (${status})` : ''
  switch (kind) {
    case 'unauthorized':
      return `Raff does not accept this key${answered}: it was revoked, has expired or is switched off. Store a new key.${said}`
    case 'forbidden':
      return `This key may not do that${answered}: its role does not allow it, or not in this project.${said}`
    case 'not-found':
      return `Raff does not know this any more${answered}.${said}`
    case 'conflict':
      return `Raff refuses because of the state it is in right now${answered}.${said}`
    case 'rate-limited':
      return `Raff asks us to slow down${answered}. Next try in ${Math.ceil((retryAfterMs ?? 0) / 1_000)} seconds at the earliest.${said}`
    case 'billing':
      return `Raff refuses because of the account’s billing${answered}: ${sayBilling(technical)} Settle it in Raff’s dashboard.${said}`
    case 'invalid-request':
      return `Raff did not accept this request${answered}. Nothing was changed.${said}`
    case 'unavailable':
      return `Raff cannot be reached right now${answered || (technical ? ` (${technical})` : '')}. Nothing is wrong with what you did; try again later.${said}`
    case 'timeout':
      return 'Raff did not answer in time. Try again later.'
    case 'invalid-response':
      return `Raff’s answer cannot be read${technical ? ` (${technical})` : ''}. What we knew before stays as it was.`
    case 'outcome-unknown':
      return `It is not known whether this happened${answered || (technical ? ` (${technical})` : '')}. Do not repeat it: look at Raff first.${said}`
    case 'cancelled':
      return 'Stopped on request. Nothing was changed.'
  }
}

function sayBilling(reason: string | undefined): string {
  switch (reason) {
    case 'insufficient-balance':
      return 'the balance is not enough.'
    case 'banned':
      return 'the account is suspended.'
    case 'failed':
      return 'the last payment failed.'
    case 'no_billing_customer':
      return 'billing was never set up.'
    default:
      return `${reason ?? 'no reason given'}.`
  }
}
