import 'server-only'
import type { Kind } from '../domain/inventory/kinds'
import type { RunState } from '../domain/inventory/run-states'
import type { ChangeCounts } from '../domain/inventory/sync-summary'
import { database, type Prisma, type Transaction } from './client'
import type { SyncRun } from './generated/client'

export type SyncTrigger = 'schedule' | 'person'

export type SyncRunRow = {
  id: string
  accountId: string
  connectionId: string | null
  trigger: SyncTrigger
  requestedById: string | null
  state: RunState
  startedAt: Date
  updatedAt: Date
  finishedAt: Date | null
  step: string | null
  callsDone: number
  callsPlanned: number
  rowsRead: number
  fewestCalls: number | null
  applied: Partial<Record<Kind, string>>
  counts: ChangeCounts[]
  summary: string | null
  problem: string | null
}

export type NewRun = Pick<SyncRunRow, 'id' | 'accountId' | 'connectionId' | 'trigger' | 'requestedById' | 'startedAt'>

export async function createRun(tx: Transaction, run: NewRun, callsPlanned: number): Promise<void> {
  const data = { ...run, updatedAt: run.startedAt, state: 'running', callsPlanned }
  await tx.syncRun.create({ data, select: { id: true } })
}

export async function findRun(id: string, tx: Transaction = database()): Promise<SyncRunRow | null> {
  const row = await tx.syncRun.findUnique({ where: { id } })
  return row && toRow(row)
}

/** The newest first. */
export async function lastRuns(accountId: string, limit: number): Promise<SyncRunRow[]> {
  const rows = await database().syncRun.findMany({
    where: { accountId },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map(toRow)
}

export type RunProgress = Partial<
  Pick<SyncRunRow, 'step' | 'callsDone' | 'callsPlanned' | 'rowsRead' | 'state' | 'finishedAt' | 'fewestCalls'> &
    Pick<SyncRunRow, 'summary' | 'problem' | 'counts' | 'connectionId'>
>

/** A run that has ended is not touched any more: a late progress report must not wake it. */
export async function updateRun(tx: Transaction, id: string, change: RunProgress, now: Date): Promise<void> {
  const { counts, ...rest } = change
  await tx.syncRun.updateMany({
    where: { id, state: 'running' },
    data: { ...rest, ...(counts && { counts: counts as unknown as Prisma.InputJsonValue }), updatedAt: now },
  })
}

/** Notes in the transaction that applies a kind that this run has done so. */
export async function noteApplied(
  tx: Transaction,
  runId: string,
  kind: Kind,
  readAt: Date,
  counts: ChangeCounts,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE sync_run SET
      applied = applied || jsonb_build_object(${kind}::text, ${readAt.toISOString()}::text),
      counts = (SELECT coalesce(jsonb_agg(each), '[]') FROM jsonb_array_elements(counts) AS each
                WHERE each ->> 'kind' <> ${kind}) || ${JSON.stringify(counts)}::jsonb
    WHERE id = ${runId}::uuid`
}

function toRow(row: SyncRun): SyncRunRow {
  return {
    ...row,
    trigger: row.trigger as SyncTrigger,
    state: row.state as RunState,
    applied: row.applied as SyncRunRow['applied'],
    counts: row.counts as unknown as ChangeCounts[],
  }
}

/** The run that holds the lease of an account right now, by account. */
export async function runsUnderWay(): Promise<Map<string, string>> {
  const rows = await database().$queryRaw<{ accountId: string; runId: string }[]>`
    SELECT account_id::text AS "accountId", run_id::text AS "runId" FROM sync_lease
    WHERE until > clock_timestamp()`
  return new Map(rows.map(({ accountId, runId }) => [accountId, runId]))
}
