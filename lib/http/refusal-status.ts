import type { RefusalCode } from '../domain/refusals'

/** Exhaustive on purpose: a new code does not compile until somebody has decided what it means over HTTP. */
export const REFUSAL_STATUS: Record<RefusalCode, number> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'cross-site': 403,
  reauthenticate: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'wrong-type': 415,
  'too-many-attempts': 429,
  internal: 500,
  unavailable: 503,
}
