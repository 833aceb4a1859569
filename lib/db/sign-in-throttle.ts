import 'server-only'
import { createHash } from 'node:crypto'
import { decideAttempt, type ThrottlePolicy, type ThrottleState, takeBack } from '../domain/sign-in-throttle'
import { inTransaction, type Transaction } from './client'
import { databaseTime } from './database-time'

/** One thing whose failures are counted. Only a hash of it is stored. */
export type Counted = { what: 'account' | 'from' | 'again'; value: string; policy: ThrottlePolicy }

export type Attempt = { allowed: true; startsBlock: Counted['what'][] } | { allowed: false; retryAfterSeconds: number }

/**
 * Counts one attempt against everything it concerns, or refuses it and counts nothing. It commits before the password
 * is checked: a hundred attempts at once are counted one after the other.
 */
export function takeAttempt(counted: Counted[]): Promise<Attempt> {
  return inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    const decisions = []
    for (const one of inLockOrder(counted)) {
      const decision = decideAttempt(await lockState(tx, one, now), now, one.policy)
      decisions.push({ one, decision })
    }
    const waits = decisions.map(({ decision }) => (decision.allowed ? 0 : decision.retryAfterSeconds))
    if (waits.some((wait) => wait > 0)) return { allowed: false, retryAfterSeconds: Math.max(...waits) }
    const startsBlock: Counted['what'][] = []
    for (const { one, decision } of decisions) {
      if (!decision.allowed) continue
      if (decision.startsBlock) startsBlock.push(one.what)
      await saveState(tx, one, decision.state)
    }
    return { allowed: true, startsBlock }
  })
}

/** The attempt was right after all. */
export async function takeBackAttempt(tx: Transaction, counted: Counted[]): Promise<void> {
  for (const one of inLockOrder(counted)) {
    const [state] = await tx.$queryRaw<ThrottleState[]>`
      SELECT failures, window_start AS "windowStart", blocked_until AS "blockedUntil"
      FROM sign_in_throttle WHERE key = ${keyOf(one)} FOR UPDATE`
    if (!state) continue
    const left = takeBack(state)
    if (left) await saveState(tx, one, left)
    else await tx.signInThrottle.deleteMany({ where: { key: keyOf(one) } })
  }
}

export async function forgetAttempts(tx: Transaction, one: Pick<Counted, 'what' | 'value'>): Promise<void> {
  await tx.signInThrottle.deleteMany({ where: { key: keyOf(one) } })
}

/** Everybody takes their locks in one order, so that no two attempts wait for each other in a circle. */
function inLockOrder(counted: Counted[]): Counted[] {
  return [...counted].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf(one: Pick<Counted, 'what' | 'value'>): string {
  return `${one.what}:${createHash('sha256').update(one.value).digest('hex')}`
}

async function lockState(tx: Transaction, one: Counted, now: Date): Promise<ThrottleState | null> {
  await tx.$executeRaw`
    INSERT INTO sign_in_throttle (key, failures, window_start) VALUES (${keyOf(one)}, 0, ${now})
    ON CONFLICT (key) DO NOTHING`
  const [state] = await tx.$queryRaw<ThrottleState[]>`
    SELECT failures, window_start AS "windowStart", blocked_until AS "blockedUntil"
    FROM sign_in_throttle WHERE key = ${keyOf(one)} FOR UPDATE`
  return state && state.failures > 0 ? state : null
}

async function saveState(tx: Transaction, one: Counted, state: ThrottleState): Promise<void> {
  await tx.signInThrottle.update({ where: { key: keyOf(one) }, data: state, select: { key: true } })
}
