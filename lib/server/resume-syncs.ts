import 'server-only'
import { SYNC_EVERY_MS, SYNC_LEASE_MS } from '../config/timings'
import { inTransaction } from '../db/client'
import { listConnections } from '../db/connections'
import { queueJob } from '../db/queue-job'
import { listOpenAccounts } from '../db/raff-accounts'
import { lastRuns } from '../db/sync-runs'

/**
 * When background work starts: accounts whose last sync died with its worker, or is long ago because nothing ran, are not
 * left waiting for the clock. A sync that died holds its lease for a moment; it is asked for again once that has ended.
 */
export async function resumeSyncs(now = new Date()): Promise<void> {
  const readable = new Set((await listConnections({ purpose: 'read' })).map(({ account }) => account.id))
  for (const { id } of await listOpenAccounts()) {
    if (!readable.has(id)) continue
    const [last] = await lastRuns(id, 1)
    const isLate = !last || now.getTime() - last.startedAt.getTime() > SYNC_EVERY_MS
    if (last?.state !== 'running' && !isLate) continue
    const startAfter = last?.state === 'running' ? new Date(now.getTime() + SYNC_LEASE_MS) : null
    await inTransaction((tx) => queueJob(tx, 'sync-account', { accountId: id }, id, startAfter))
  }
}
