import 'server-only'
import { inTransaction, type Transaction } from './client'
import { timeOrderedId } from './time-ordered-id'

// One sync at a time for each account, however many workers run. The lease is a row and not a lock of the connection, so
// that it holds behind a connection pooler, too; a worker that dies simply stops renewing it.

export type Lease = { accountId: string; token: string; runId: string }

/** Another worker has taken over: whatever this one still wanted to write must not be written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  constructor() {
    super('another worker has taken over the sync of this account')
  }
}

export type LeaseTaken =
  | {
      taken: true
      lease: Lease /** The run that held the lease and never gave it back. */
      abandonedRunId: string | null
    }
  | { taken: false; runId: string }

type Row = { runId: string; live: boolean }

/** Times are the database's, so that the clocks of several servers need not agree. */
export async function takeLease(accountId: string, runId: string, forMs: number): Promise<LeaseTaken> {
  return inTransaction(async (tx) => {
    const token = timeOrderedId()
    const fresh = await tx.$executeRaw`
      INSERT INTO sync_lease (account_id, token, run_id, until)
      VALUES (${accountId}::uuid, ${token}::uuid, ${runId}::uuid, clock_timestamp() + ${`${forMs} ms`}::interval)
      ON CONFLICT (account_id) DO NOTHING`
    if (fresh === 1) return { taken: true, lease: { accountId, token, runId }, abandonedRunId: null }
    const [held] = await tx.$queryRaw<Row[]>`
      SELECT run_id::text AS "runId", until > clock_timestamp() AS live FROM sync_lease
      WHERE account_id = ${accountId}::uuid FOR UPDATE`
    // given back between the two statements: whoever asked may ask again
    if (!held) return { taken: false, runId }
    if (held.live) return { taken: false, runId: held.runId }
    await tx.$executeRaw`
      UPDATE sync_lease SET token = ${token}::uuid, run_id = ${runId}::uuid,
        until = clock_timestamp() + ${`${forMs} ms`}::interval
      WHERE account_id = ${accountId}::uuid`
    return { taken: true, lease: { accountId, token, runId }, abandonedRunId: held.runId }
  })
}

/** The run this lease is for, when a run that was abandoned is continued. */
export async function leaseForRun(tx: Transaction, lease: Lease, runId: string): Promise<Lease> {
  const moved = await tx.$executeRaw`
    UPDATE sync_lease SET run_id = ${runId}::uuid
    WHERE account_id = ${lease.accountId}::uuid AND token = ${lease.token}::uuid`
  if (moved !== 1) throw new LeaseLost()
  return { ...lease, runId }
}

export async function renewLease(tx: Transaction, { accountId, token }: Lease, forMs: number): Promise<boolean> {
  const renewed = await tx.$executeRaw`
    UPDATE sync_lease SET until = clock_timestamp() + ${`${forMs} ms`}::interval
    WHERE account_id = ${accountId}::uuid AND token = ${token}::uuid`
  return renewed === 1
}

/** Call it first in each transaction that writes for a sync: nobody can take over before the transaction has ended. */
export async function holdLease(tx: Transaction, { accountId, token }: Lease): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM sync_lease WHERE account_id = ${accountId}::uuid AND token = ${token}::uuid FOR SHARE`
  if (rows.length === 0) throw new LeaseLost()
}

export async function giveBackLease(tx: Transaction, { accountId, token }: Lease): Promise<void> {
  await tx.$executeRaw`DELETE FROM sync_lease WHERE account_id = ${accountId}::uuid AND token = ${token}::uuid`
}
