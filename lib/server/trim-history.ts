import 'server-only'
import { log } from '../config/log'
import { HISTORY_KEPT_MS } from '../config/timings'
import {
  deleteEmptyTotals,
  deleteOldChanges,
  deleteOldFindings,
  deleteOldGoneCopies,
  deleteOldRuns,
} from '../db/trim-history'

/** Removes what is older than we keep it: changes, syncs, copies that are long gone, and findings that were settled as long ago. Daily totals stay for ever. */
export async function trimHistory(
  now = new Date(),
): Promise<Record<'changes' | 'runs' | 'copies' | 'findings', number>> {
  const before = new Date(now.getTime() - HISTORY_KEPT_MS)
  const removed = {
    changes: await deleteOldChanges(before),
    runs: await deleteOldRuns(before),
    copies: await deleteOldGoneCopies(before),
    findings: await deleteOldFindings(before),
  }
  await deleteEmptyTotals()
  log.info(removed, 'trimmed the history')
  return removed
}
