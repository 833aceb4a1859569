import 'server-only'
import { verifyPassword } from '../auth/passwords'
import {
  SIGN_IN_FIRST_WAIT_MS,
  SIGN_IN_FREE_FAILURES_PER_ACCOUNT,
  SIGN_IN_LONGEST_WAIT_MS,
  SIGN_IN_WINDOW_MS,
} from '../config/timings'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { readPasswordHash } from '../db/people'
import { type Counted, takeAttempt, takeBackAttempt } from '../db/sign-in-throttle'
import { Refusal } from '../domain/refusals'
import { waitSentence } from '../domain/sign-in-throttle'
import type { Caller } from './caller'

/**
 * Makes sure that it is still the person who sits there. Guesses are counted apart from those at the sign-in page: a
 * stranger who guesses there cannot keep somebody who is signed in from confirming.
 */
export async function checkOwnPassword(password: string, field: string, { viewer, by }: Caller): Promise<void> {
  if (!viewer.hasPassword) {
    throw new Refusal('conflict', 'You have no password here. Confirm by signing in again with your provider.')
  }
  const counted: Counted[] = [{ what: 'again', value: viewer.personId, policy: POLICY }]
  const attempt = await takeAttempt(counted)
  if (!attempt.allowed) {
    const { retryAfterSeconds } = attempt
    throw new Refusal('too-many-attempts', waitSentence(retryAfterSeconds), { retryAfterSeconds })
  }
  const right = await verifyPassword(await readPasswordHash(viewer.personId), password)
  await inTransaction(async (tx) => {
    if (right) return takeBackAttempt(tx, counted)
    await appendAudit(tx, {
      ...by,
      action: 'session.reauthenticated',
      outcome: 'refused',
      target: { kind: 'session', id: viewer.sessionId, name: null },
      reason: 'Wrong password.',
    })
  })
  if (!right)
    throw new Refusal('invalid', 'This is not your password.', { fields: { [field]: 'This is not your password.' } })
}

const POLICY = {
  windowMs: SIGN_IN_WINDOW_MS,
  freeFailures: SIGN_IN_FREE_FAILURES_PER_ACCOUNT,
  firstWaitMs: SIGN_IN_FIRST_WAIT_MS,
  longestWaitMs: SIGN_IN_LONGEST_WAIT_MS,
}
