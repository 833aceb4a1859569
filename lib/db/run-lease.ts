import 'server-only'
import { database, type Transaction } from './client'
import { timeOrderedId } from './time-ordered-id'

// One worker at a time for each request. The lease is on the request's own row; every write of a run checks it, and a step
// is only ever sent by whoever wrote its intent, so that two workers cannot send one step.

export type RunLease = { requestId: string; token: string }

/** Another worker has taken over: whatever this one still wanted to write must not be written. */
export class RunLeaseLost extends Error {
  override readonly name = 'RunLeaseLost'
  constructor() {
    super('another worker has taken over this request')
  }
}

/** Null when somebody else runs it, or it is not to be run. */
export async function takeRunLease(requestId: string, forMs: number): Promise<RunLease | null> {
  const token = timeOrderedId()
  const taken = await database().$executeRaw`
    UPDATE request SET lease_token = ${token}::uuid, lease_until = clock_timestamp() + ${`${forMs} ms`}::interval
    WHERE id = ${requestId}::uuid AND state IN ('approved', 'running')
      AND (lease_until IS NULL OR lease_until < clock_timestamp())`
  return taken === 1 ? { requestId, token } : null
}

/** Call it first in each transaction that writes for a run: nobody can take over before the transaction has ended. */
export async function holdRunLease(tx: Transaction, { requestId, token }: RunLease, forMs: number): Promise<void> {
  const held = await tx.$executeRaw`
    UPDATE request SET lease_until = clock_timestamp() + ${`${forMs} ms`}::interval
    WHERE id = ${requestId}::uuid AND lease_token = ${token}::uuid`
  if (held !== 1) throw new RunLeaseLost()
}

/**
 * Gives it back, and says when somebody should look again; null: when a person has said something. `stuckSince`: it could
 * not go on for want of a key, since then.
 */
export async function giveBackRun(
  tx: Transaction,
  { requestId, token }: RunLease,
  wakeAt: Date | null,
  problem?: string | null,
  stuckSince: Date | null = null,
): Promise<void> {
  const given = await tx.request.updateMany({
    where: { id: requestId, leaseToken: token },
    data: { leaseToken: null, leaseUntil: null, wakeAt, stuckSince, ...(problem !== undefined && { problem }) },
  })
  if (given.count !== 1) throw new RunLeaseLost()
}

export async function wakeRun(tx: Transaction, requestId: string, at: Date): Promise<void> {
  await tx.request.updateMany({ where: { id: requestId }, data: { wakeAt: at } })
}

/** Something was done to their account: runs that wait for a person, or for a day, are looked at now. */
export async function wakeRunsOf(tx: Transaction, accountId: string, at: Date): Promise<void> {
  await tx.request.updateMany({ where: { accountId, state: 'running' }, data: { wakeAt: at } })
}

export type DueRequest = { id: string; state: string }

/** Requests whose time has come and that nobody is at. */
export async function dueRequests(now: Date, limit: number): Promise<DueRequest[]> {
  return database().$queryRaw<DueRequest[]>`
    SELECT id::text, state FROM request
    WHERE state IN ('waiting', 'approved', 'running', 'postponed', 'out-of-date') AND wake_at <= ${now}
      AND (lease_until IS NULL OR lease_until < clock_timestamp())
    ORDER BY wake_at LIMIT ${limit}`
}
