import type { RefusalCode } from '../domain/refusals'

/** Codes the browser adds for answers that never came or make no sense. */
export type ProblemCode = RefusalCode | 'offline' | 'unreadable'

/** Our API said no, or said nothing. `message` is for people and shown as it is. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: ProblemCode
  /** 0 when no answer came. */
  readonly status: number
  /** Names the request in the logs: what to tell whoever runs Stocktake. */
  readonly requestId: string | undefined
  /** What is wrong, by field. */
  readonly fields: Record<string, string>
  readonly retryAfterSeconds: number | undefined

  constructor(facts: {
    code: ProblemCode
    message: string
    status: number
    requestId?: string | undefined
    fields?: Record<string, string> | undefined
    retryAfterSeconds?: number | undefined
    cause?: unknown
  }) {
    super(facts.message, { cause: facts.cause })
    this.code = facts.code
    this.status = facts.status
    this.requestId = facts.requestId
    this.fields = facts.fields ?? {}
    this.retryAfterSeconds = facts.retryAfterSeconds
  }

  /** Asking again may help: nothing came back, or the server could not answer just now. */
  get mayPass(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429
  }
}

/** Whatever was thrown, as something that can be shown. */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown
  return new ApiProblem({
    code: 'internal',
    message: 'Something went wrong on this page. Try again; if it stays like this, reload the page.',
    status: 0,
    cause: thrown,
  })
}
