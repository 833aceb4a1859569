import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { log } from '../config/log'
import {
  SIGN_IN_FIRST_WAIT_MS,
  SIGN_IN_FREE_FAILURES_PER_ACCOUNT,
  SIGN_IN_FREE_FAILURES_PER_ADDRESS,
  SIGN_IN_LONGEST_WAIT_MS,
  SIGN_IN_REFUSAL_MS,
  SIGN_IN_WINDOW_MS,
} from '../config/timings'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { findPersonByEmail, lockPerson, type PersonRow, readPasswordHash } from '../db/people'
import { type Counted, takeAttempt, takeBackAttempt } from '../db/sign-in-throttle'
import { normalizeEmail } from '../domain/person'
import { Refusal } from '../domain/refusals'
import { waitSentence } from '../domain/sign-in-throttle'
import { beginSession } from './begin-session'
import { verifyPassword } from './passwords'
import type { SignInContext } from './sign-in-context'

/**
 * Signs somebody in and answers their session. Whether the account does not exist, is switched off, has no password or
 * the password is wrong: the answer, its status and the time it takes are the same.
 */
export async function signInWithPassword(
  given: { email: string; password: string },
  context: SignInContext,
): Promise<string> {
  const answerAt = performance.now() + SIGN_IN_REFUSAL_MS
  const email = normalizeEmail(given.email).slice(0, 320)
  const counted = whatCounts(email, context.networkAddress)
  const attempt = await takeAttempt(counted)
  if (!attempt.allowed) {
    log.warn({ requestId: context.httpRequestId, retryAfterSeconds: attempt.retryAfterSeconds }, 'sign-in held back')
    throw new Refusal('too-many-attempts', waitSentence(attempt.retryAfterSeconds), {
      retryAfterSeconds: attempt.retryAfterSeconds,
    })
  }
  const person = await findPersonByEmail(email)
  const stored = person ? await readPasswordHash(person.id) : null
  const right = await verifyPassword(stored, given.password)
  const sessionId = right && person ? await enter(person.id, counted, context) : null
  if (sessionId) return sessionId
  await recordRefusal(person, { right, startsBlock: attempt.startsBlock }, context)
  await wait(Math.max(0, answerAt - performance.now()))
  throw new Refusal('signed-out', 'This address and password do not open an account here. Check both and try again.')
}

/** Null when the person was switched off, perhaps a moment ago. */
function enter(personId: string, counted: Counted[], context: SignInContext): Promise<string | null> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person || person.switchedOffAt) return null
    const now = await databaseTime(tx)
    await takeBackAttempt(tx, counted)
    return beginSession(tx, person, { method: 'password', reauthenticated: true, now }, context)
  })
}

/**
 * Each counted failure on a real account is an entry of its own: the throttle keeps them few. Guesses at accounts that
 * do not exist are no entry, or a stranger could fill the log for ever; the block that they run into is one.
 */
async function recordRefusal(
  person: PersonRow | null,
  what: { right: boolean; startsBlock: Counted['what'][] },
  context: SignInContext,
): Promise<void> {
  const why = whyRefused(person, what.right)
  log.warn({ requestId: context.httpRequestId, why, startsBlock: what.startsBlock }, 'sign-in refused')
  if (!person && !what.startsBlock.includes('from')) return
  const waits = what.startsBlock.length > 0 ? ' Further attempts now have to wait.' : ''
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: 'visitor', name: 'Somebody not signed in' },
      action: 'session.sign-in-refused',
      outcome: 'refused',
      target: person ? { kind: 'person', id: person.id, name: person.name } : undefined,
      reason: `${why}.${waits}`,
      httpRequestId: context.httpRequestId,
    }),
  )
}

function whyRefused(person: PersonRow | null, right: boolean): string {
  if (!person) return 'No such account'
  if (person.switchedOffAt) return right ? 'Right password, but switched off' : 'Wrong password, and switched off'
  if (!person.hasPassword) return 'This account has no password'
  return 'Wrong password'
}

function whatCounts(email: string, networkAddress: string | null): Counted[] {
  const waits = {
    windowMs: SIGN_IN_WINDOW_MS,
    firstWaitMs: SIGN_IN_FIRST_WAIT_MS,
    longestWaitMs: SIGN_IN_LONGEST_WAIT_MS,
  }
  const account: Counted = {
    what: 'account',
    value: email,
    policy: { ...waits, freeFailures: SIGN_IN_FREE_FAILURES_PER_ACCOUNT },
  }
  if (!networkAddress) return [account]
  return [
    account,
    { what: 'from', value: networkAddress, policy: { ...waits, freeFailures: SIGN_IN_FREE_FAILURES_PER_ADDRESS } },
  ]
}
