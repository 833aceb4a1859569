import 'server-only'
import { Refusal } from '../domain/refusals'
import type { RaffError, RaffErrorKind } from '../raff/errors'

/** The key being refused is our trouble with Raff, not the browser's sign-in: never answered with 401 or 403. */
const CODES: Partial<Record<RaffErrorKind, 'not-found' | 'conflict' | 'invalid'>> = {
  'not-found': 'not-found',
  conflict: 'conflict',
  'invalid-request': 'invalid',
}

export function refuseRaffError(error: RaffError): Refusal {
  const { retryAfterMs } = error.details
  const retry = retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) }
  return new Refusal(CODES[error.kind] ?? 'unavailable', error.message, { ...retry, cause: error })
}
