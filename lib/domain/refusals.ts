// Why Stocktake says no. One closed list of codes: the API answers with them, the pages turn them into sentences, and a
// new code does not compile until lib/http says which status it is.

export const REFUSAL_CODES = [
  'signed-out',
  'forbidden',
  'not-found',
  'invalid',
  'conflict',
  'gone',
  'too-large',
  'wrong-type',
  'cross-site',
  'method-not-allowed',
  'too-many-attempts',
  'reauthenticate',
  'unavailable',
  'internal',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** A refusal a person can act on. `message` is shown as it is: it says what happened and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  /** Messages by field name, for forms. */
  readonly fields: Record<string, string> | undefined
  /** When trying again makes sense. */
  readonly retryAfterSeconds: number | undefined
  /** All that a page's error boundary gets to see of an error on the server: enough to choose its words. */
  readonly digest: string

  constructor(
    code: RefusalCode,
    message: string,
    more: { fields?: Record<string, string>; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.code = code
    this.digest = `refusal:${code}`
    this.fields = more.fields
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}
