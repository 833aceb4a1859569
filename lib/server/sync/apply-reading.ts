import 'server-only'
import { log } from '../../config/log'
import { SYNC_APPLY_MAX_MS } from '../../config/timings'
import { copyContext } from '../../db/copy-context'
import { inTransaction } from '../../db/client'
import { isDatabaseAway } from '../../db/database-away'
import { knownForApply } from '../../db/inventory-known'
import { addChanges } from '../../db/inventory-writes'
import { kindRead, noteKindRead, replaceBlindSpots } from '../../db/kind-reads'
import { lockInventory } from '../../db/lock-inventory'
import { holdLease, LeaseLost } from '../../db/sync-lease'
import { noteApplied } from '../../db/sync-runs'
import { compareReading } from '../../domain/inventory/compare-reading'
import type { JudgedReading } from './read-kind'
import { type CostOf, ReadingWriter } from './reading-writer'
import type { SyncTask } from './sync-task'

/**
 * Applies one reading of one kind, as a whole or not at all. One that the database refuses leaves the kind as it was, out of
 * sight and with the reason, and stops no other: then the answer is false.
 */
export async function applyReading(task: SyncTask, reading: JudgedReading, costOf: CostOf): Promise<boolean> {
  try {
    await putReading(task, reading, costOf)
    return true
  } catch (error) {
    if (error instanceof LeaseLost || task.signal.aborted || isDatabaseAway(error)) throw error
    log.error({ error, account: task.accountId, kind: reading.kind }, 'what was read of a kind could not be kept')
    await leaveOutOfSight(task, reading)
    return false
  }
}

async function leaveOutOfSight({ accountId, lease }: SyncTask, { kind, endedAt }: JudgedReading): Promise<void> {
  await inTransaction(async (tx) => {
    await holdLease(tx, lease)
    await lockInventory(tx, [accountId])
    await noteKindRead(tx, accountId, kind, { completeAt: null, triedAt: endedAt })
    await replaceBlindSpots(tx, accountId, kind, [{ projectId: null, reason: 'not-kept', detail: null }], endedAt)
  })
}

async function putReading(task: SyncTask, reading: JudgedReading, costOf: CostOf): Promise<void> {
  await inTransaction(
    async (tx) => {
      await holdLease(tx, task.lease)
      const { accountId } = task
      await lockInventory(tx, [accountId])
      const { kind, endedAt, startedAt } = reading
      const before = await kindRead(tx, accountId, kind)
      const seenIds = reading.observed.map(({ raffId }) => raffId)
      const known = await knownForApply(tx, accountId, kind, seenIds)
      const compared = compareReading(known, reading.observed, costOf)
      const writer = new ReadingWriter(tx, task, reading, before?.completeAt ?? null, costOf)
      await writer.put(compared)
      await writer.leave(known)
      await addChanges(tx, { accountId, runId: task.lease.runId, seenBy: endedAt }, writer.changes)
      // a project that is renamed or new changes what is copied onto everything in it
      await copyContext(tx, accountId, kind === 'project' && writer.touched.length > 0 ? undefined : writer.touched)
      const whole = reading.blind.every(({ projectId }) => projectId !== null)
      await noteKindRead(tx, accountId, kind, { completeAt: whole ? startedAt : null, triedAt: endedAt })
      await replaceBlindSpots(tx, accountId, kind, reading.blind, endedAt)
      await noteApplied(tx, task.lease.runId, kind, startedAt, writer.counts)
    },
    { timeoutMs: SYNC_APPLY_MAX_MS },
  )
}
