import type { Refusal } from '../domain/refusals'

/** What one request to sign in or out carries along, and what came of it. */
export type SignInContext = {
  httpRequestId: string
  /** Where it came from, as far as that can be trusted; null when unknown. */
  networkAddress: string | null
  userAgent: string | null
  /** The session this browser had before: signing in again replaces it. */
  previousSessionId: string | null
  /** Set by a successful sign-in. */
  sessionId?: string
  /** Set when the answer is a refusal that the library in between would garble. */
  refusal?: Refusal
}
