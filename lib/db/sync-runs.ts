import 'server-only'
import type { Kind } from '../domain/inventory/kinds'
import type { RunState } from '../domain/inventory/run-states'
import type { ChangeCounts } from '../domain/inventory/sync-summary'
import { database, type Prisma, type Transaction } from './client'
import type { SyncRun } from './generated/client'
import { isoText, readJsonRows } from './json-rows'

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

/** A run as it is told: by whom it was asked for, and whether a worker holds the lease for it right now. Times are ISO text. */
export type ToldRun = Omit<
  SyncRunRow,
  'connectionId' | 'requestedById' | 'startedAt' | 'updatedAt' | 'finishedAt' | 'applied' | 'counts'
> & { requestedBy: string | null; underWay: boolean; startedAt: string; finishedAt: string | null }

/** Of every account that is shown so many, the newest first: in one question, because every page asks it. */
export async function tellRuns(limit: number): Promise<ToldRun[]> {
  const rows = await readJsonRows<ToldRun>(
    database().$queryRaw`
      SELECT coalesce(json_agg(row_to_json(t)), '[]')::text AS rows FROM (
        SELECT r.id, r.account_id AS "accountId", r.trigger, r.state, r.step, r.calls_done AS "callsDone",
          r.calls_planned AS "callsPlanned", r.rows_read AS "rowsRead", r.fewest_calls AS "fewestCalls", r.summary, r.problem,
          r.started_at AS "startedAt", r.finished_at AS "finishedAt", p.name AS "requestedBy", EXISTS (
            SELECT FROM sync_lease l WHERE l.account_id = r.account_id AND l.run_id = r.id AND l.until > clock_timestamp()
          ) AS "underWay"
        FROM raff_account a
          CROSS JOIN LATERAL (SELECT * FROM sync_run WHERE account_id = a.id ORDER BY started_at DESC, id DESC LIMIT ${limit}) AS r
          LEFT JOIN person p ON p.id = r.requested_by_id
        WHERE a.closed_at IS NULL ORDER BY r.started_at DESC, r.id DESC) AS t`,
  )
  return rows.map((row) => ({
    ...row,
    startedAt: isoText(row.startedAt) ?? row.startedAt,
    finishedAt: isoText(row.finishedAt),
  }))
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
