import 'server-only'
import { log } from '../config/log'
import { HISTORY_KEPT_MS } from '../config/timings'
import { deleteEmptyTotals, deleteOldChanges, deleteOldGoneCopies, deleteOldRuns } from '../db/trim-history'

/** Removes what is older than we keep it: changes, syncs, and copies that are long gone. Daily totals stay for ever. */
export async function trimHistory(now = new Date()): Promise<{ changes: number; runs: number; copies: number }> {
  const before = new Date(now.getTime() - HISTORY_KEPT_MS)
  const removed = {
    changes: await deleteOldChanges(before),
    runs: await deleteOldRuns(before),
    copies: await deleteOldGoneCopies(before),
  }
  await deleteEmptyTotals()
  log.info(removed, 'trimmed the history')
  return removed
}
