import type { ErrorAnswer } from '../contracts/errors'
import type { Refusal } from '../domain/refusals'
import { REFUSAL_STATUS } from './refusal-status'
import { REQUEST_ID_HEADER } from './request-id'

/** On every answer of the API: nothing of it may be kept by a cache or read as something else than what it says. */
const ALWAYS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

/** For answers that pass on what somebody else said. */
export const PRIVATE_NO_STORE = 'private, no-store'

export function jsonAnswer(body: unknown, requestId: string, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...ALWAYS, 'Content-Type': 'application/json; charset=utf-8', [REQUEST_ID_HEADER]: requestId },
  })
}

export function refusalAnswer(refusal: Refusal, requestId: string, more: Record<string, unknown> = {}): Response {
  const { code, message, fields, retryAfterSeconds } = refusal
  const error: ErrorAnswer['error'] = { code, message, requestId, fields, retryAfterSeconds }
  const response = jsonAnswer({ ...more, error }, requestId, REFUSAL_STATUS[code])
  if (retryAfterSeconds !== undefined) response.headers.set('Retry-After', String(retryAfterSeconds))
  return response
}

/** For what a route builds itself, such as a file. It may be stricter about caches, never laxer. */
export function sealed(response: Response, requestId: string): Response {
  const stricter = response.headers.get('Cache-Control') === PRIVATE_NO_STORE
  for (const [name, value] of Object.entries(ALWAYS)) response.headers.set(name, value)
  if (stricter) response.headers.set('Cache-Control', PRIVATE_NO_STORE)
  response.headers.set(REQUEST_ID_HEADER, requestId)
  return response
}
