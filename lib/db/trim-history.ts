import 'server-only'
import { HISTORY_DELETE_BATCH } from '../config/timings'
import { database } from './client'

// Deletes in small lots, each its own statement: a year of history of a large account is millions of rows.

export async function deleteOldChanges(before: Date): Promise<number> {
  return inLots(
    () => database().$executeRaw`
      DELETE FROM change WHERE id IN (
        SELECT id FROM change WHERE seen_by < ${before} ORDER BY seen_by LIMIT ${HISTORY_DELETE_BATCH})`,
  )
}

export async function deleteOldRuns(before: Date): Promise<number> {
  return inLots(
    () => database().$executeRaw`
      DELETE FROM sync_run WHERE id IN (
        SELECT id FROM sync_run WHERE started_at < ${before} AND state <> 'running'
        ORDER BY started_at LIMIT ${HISTORY_DELETE_BATCH})`,
  )
}

/** Copies that are long gone, with their facts and owners. Everything else that is gone stays findable for ever. */
export async function deleteOldGoneCopies(before: Date): Promise<number> {
  return inLots(
    () => database().$executeRaw`
      DELETE FROM resource WHERE id IN (
        SELECT id FROM resource WHERE gone AND gone_at < ${before} AND kind IN ('backup', 'snapshot')
        ORDER BY gone_at LIMIT ${HISTORY_DELETE_BATCH})`,
  )
}

/** Findings that were settled long ago, with their history. One that is still open keeps all of it. */
export async function deleteOldFindings(before: Date): Promise<number> {
  return inLots(
    () => database().$executeRaw`
      DELETE FROM finding WHERE id IN (
        SELECT id FROM finding WHERE NOT open AND closed_at < ${before} AND decision IS NULL
        ORDER BY closed_at LIMIT ${HISTORY_DELETE_BATCH})`,
  )
}

async function inLots(deleteLot: () => PromiseLike<number>): Promise<number> {
  let all = 0
  for (;;) {
    const deleted = await deleteLot()
    all += deleted
    if (deleted < HISTORY_DELETE_BATCH) return all
  }
}

/** Totals that have come down to nothing. */
export async function deleteEmptyTotals(): Promise<number> {
  return database().$executeRaw`DELETE FROM resource_total WHERE count = 0`
}
