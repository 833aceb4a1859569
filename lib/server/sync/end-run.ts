import 'server-only'
import { copyContext } from '../../db/copy-context'
import { writeDailyTotals } from '../../db/daily-totals'
import { inTransaction } from '../../db/client'
import { blindSpots, replaceBlindSpots } from '../../db/kind-reads'
import { lockInventory } from '../../db/lock-inventory'
import { giveBackLease, holdLease } from '../../db/sync-lease'
import { findRun, updateRun } from '../../db/sync-runs'
import type { BlindReason } from '../../domain/inventory/judge-read'
import { isKind, KINDS } from '../../domain/inventory/kinds'
import type { RunState } from '../../domain/inventory/run-states'
import { fewestCalls } from '../../domain/inventory/plan-sync'
import { syncSummary } from '../../domain/inventory/sync-summary'
import type { SyncTask } from './sync-task'

export type RunEnd = {
  state: RunState
  calls: number
  fewestCalls: number | null
  summary: string
  problem: string | null
}

/** The part of a sync that is there before its key is opened. */
type Unopened = Omit<SyncTask, 'raff'>

/** Everything that could be read was: sums it up. */
export async function endRun(task: SyncTask, isFirst: boolean): Promise<RunEnd> {
  const spots = await blindSpots([task.accountId])
  const run = await findRun(task.lease.runId)
  const blindKinds = [...new Set(spots.map(({ kind }) => kind))]
  const { tally, progress } = task
  const end: RunEnd = {
    state: spots.length === 0 ? 'done' : 'partial',
    calls: progress.callsDone,
    fewestCalls: fewestCalls({ ...tally, lists: Object.fromEntries(tally.lists) }),
    summary: syncSummary(run?.counts ?? [], blindKinds.filter(isKind), isFirst),
    problem: null,
  }
  await write(task, end, (tx) => writeDailyTotals(tx, task.accountId, task.now()))
  return end
}

/** Nothing could be read, or nothing of it may be applied. What we knew stays, with the reason why it grows old. */
export async function endRunUnread(
  task: Unopened,
  state: 'failed' | 'refused',
  reason: BlindReason,
  problem: string,
): Promise<RunEnd> {
  const end: RunEnd = {
    state,
    calls: task.progress.callsDone,
    fewestCalls: null,
    summary: 'Nothing was read.',
    problem,
  }
  await write(task, end, async (tx) => {
    for (const kind of KINDS)
      await replaceBlindSpots(tx, task.accountId, kind, [{ projectId: null, reason, detail: problem }], task.now())
  })
  return end
}

async function write(
  task: Unopened,
  { calls: _, ...end }: RunEnd,
  also: (tx: Parameters<typeof copyContext>[0]) => Promise<void>,
): Promise<void> {
  await task.progress.settle()
  await inTransaction(async (tx) => {
    await holdLease(tx, task.lease)
    await lockInventory(tx, [task.accountId])
    await also(tx)
    // somebody may have been renamed or have left meanwhile
    await copyContext(tx, task.accountId)
    const now = task.now()
    const { callsDone, rowsRead } = task.progress.snapshot()
    const last = { ...end, callsDone, callsPlanned: callsDone, rowsRead, step: null, finishedAt: now }
    await updateRun(tx, task.lease.runId, last, now)
    await giveBackLease(tx, task.lease)
  })
}
