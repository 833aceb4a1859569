import 'server-only'
import type { ConnectionInUse, SyncFacts } from '../domain/findings/account-facts'
import type { KeyReach } from '../domain/key-reach'
import { askTogether } from './ask-together'
import type { Transaction } from './client'

/** The keys that are stored for an account. */
export async function connectionsInUse(tx: Transaction, accountId: string): Promise<ConnectionInUse[]> {
  const rows = await tx.connection.findMany({
    where: { accountId, removedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, purpose: true, prefix: true, standing: true, reach: true, keyExpiresAt: true },
  })
  return rows.map((row) => ({ ...row, reach: row.reach as unknown as KeyReach }))
}

/** How the readings of an account went lately. */
export async function syncFactsOf(tx: Transaction, accountId: string): Promise<SyncFacts> {
  const { last, lastCompleteAt, first, readers, rateLimitedRuns } = await askTogether(tx, {
    last: () =>
      tx.syncRun.findFirst({
        where: { accountId, finishedAt: { not: null } },
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
        select: { state: true, finishedAt: true, problem: true },
      }),
    lastCompleteAt: () => lastCompleteReading(tx, accountId),
    first: () =>
      tx.syncRun.findFirst({
        where: { accountId },
        orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
        select: { startedAt: true },
      }),
    readers: () => tx.connection.count({ where: { accountId, purpose: 'read', removedAt: null } }),
    rateLimitedRuns: () => runsSinceSlowedDown(tx, accountId),
  })
  return {
    lastCompleteAt,
    last: last?.finishedAt ? { state: last.state, finishedAt: last.finishedAt, problem: last.problem } : null,
    rateLimitedRuns,
    canSync: readers > 0,
    startedAt: first?.startedAt ?? null,
  }
}

/** When the last reading began that got to the end. */
export async function lastCompleteReading(tx: Transaction, accountId: string): Promise<Date | null> {
  const read = await tx.syncRun.findFirst({
    where: { accountId, state: { in: ['done', 'partial'] } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    select: { startedAt: true },
  })
  return read?.startedAt ?? null
}

/** The spot stays for as long as each reading meets the same answer. */
async function runsSinceSlowedDown(tx: Transaction, accountId: string): Promise<number> {
  const spot = await tx.blindSpot.findFirst({
    where: { accountId, reason: 'rate-limited' },
    orderBy: { since: 'asc' },
    select: { since: true },
  })
  if (!spot) return 0
  return 1 + (await tx.syncRun.count({ where: { accountId, startedAt: { gt: spot.since } } }))
}
