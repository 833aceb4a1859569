import 'server-only'
import { inTransaction } from '../../db/client'
import {
  type DiskToAsk,
  disksThatAreThere,
  noteSourceGone,
  putSnapshotSources,
  type SourcelessSnapshot,
  sourcelessSnapshots,
} from '../../db/snapshot-sources'
import { lockInventory } from '../../db/lock-inventory'
import { holdLease } from '../../db/sync-lease'
import { likelyDisks, mayBeOf } from '../../domain/inventory/likely-disks'
import { isRaffError } from '../../raff/errors'
import { eachOf } from './each-of'
import type { SyncTask } from './sync-task'

/**
 * Finds out which disk each new disk snapshot is of, by asking the disks that may be it. `disksAsOf`: every disk that was
 * there at that moment is known; only an older snapshot that no disk claims may count as one whose disk is gone.
 */
export async function findSnapshotSources(task: SyncTask, disksAsOf: Date | null): Promise<void> {
  const open = new Map((await sourcelessSnapshots(task.accountId)).map((snapshot) => [snapshot.raffId, snapshot]))
  if (open.size === 0) return
  const disks = likelyDisks(await disksThatAreThere(task.accountId), [...open.values()])
  const sources: { id: string; volumeId: string }[] = []
  const failed: DiskToAsk[] = []
  await eachOf(disks, async (disk) => {
    // a disk asked before may have claimed everything this one could have made
    if (![...open.values()].some((snapshot) => mayBeOf(snapshot, disk))) return
    task.tally.disksToAsk += 1
    task.progress.plan(1)
    try {
      const read = await task.raff.snapshots.list({ volumeId: disk.raffId, signal: task.signal })
      for (const { id } of read.rows) claim(open, sources, id, disk)
      if (!read.complete) failed.push(disk)
    } catch (error) {
      if (!isRaffError(error) || error.kind === 'cancelled') throw error
      failed.push(disk)
    }
  })
  const sourceGone = [...open.values()].filter(
    (snapshot) => isOlder(snapshot, disksAsOf) && !failed.some((disk) => mayBeOf(snapshot, disk)),
  )
  await inTransaction(async (tx) => {
    await holdLease(tx, task.lease)
    await lockInventory(tx, [task.accountId])
    await putSnapshotSources(tx, sources)
    await noteSourceGone(
      tx,
      sourceGone.map(({ id }) => id),
      task.now(),
    )
  })
}

function claim(
  open: Map<string, SourcelessSnapshot>,
  sources: { id: string; volumeId: string }[],
  snapshotId: string,
  disk: DiskToAsk,
): void {
  const snapshot = open.get(snapshotId)
  if (!snapshot) return
  open.delete(snapshotId)
  sources.push({ id: snapshot.id, volumeId: disk.raffId })
}

function isOlder({ facts }: SourcelessSnapshot, than: Date | null): boolean {
  return than !== null && facts.createdAt !== null && new Date(facts.createdAt) < than
}
