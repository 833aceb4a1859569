/**
 * Lends the key in the clear for the length of one attempt. Where Raff refused the key itself, and another one lies in its
 * place by now, it is used once more, with that one: nothing came of the first.
 */
export type KeyLender = <T>(use: (key: string) => Promise<T>, refused: (answer: T) => boolean) => Promise<T>

export interface RaffRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** with its ids in place, below /api/v1 */
  path: string
  /** with `{id}` for each id: names the call in metrics without a name for each server */
  template: string
  query?: Record<string, string | number | boolean | undefined>
  projectId?: string | undefined
  body?: unknown
  signal?: AbortSignal | undefined
  /** public calls take no key and no turn */
  withoutKey?: boolean
  maxBytes?: number
}

export interface Received<T> {
  value: T
  status: number
  requestId: string | undefined
}

/** Sends one request and reads its answer; throws only a `RaffError`, or whatever the key lender or the pace store threw. */
export type Send = <T>(request: RaffRequest, read: (json: unknown) => T) => Promise<Received<T>>

/** Thrown by a call's reader: JSON, but not what this call answers. The message names the part, never its content. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
}
