import 'server-only'
import { KEEP_ENDED_SESSIONS_MS, KEEP_OWNERSHIP_FILES_MS, KEEP_PACES_MS, KEEP_THROTTLES_MS } from '../config/timings'
import { removeEndedSessions, removeOldOwnershipFiles, removeOldThrottles, removeUnusedPaces } from '../db/keep-house'

/** Removes what only had meaning for a while. Running it twice, or never, does no harm. */
export async function keepHouse(now = new Date()) {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  return {
    sessions: await removeEndedSessions(ago(KEEP_ENDED_SESSIONS_MS)),
    throttles: await removeOldThrottles(ago(KEEP_THROTTLES_MS)),
    paces: await removeUnusedPaces(ago(KEEP_PACES_MS)),
    ownershipFiles: await removeOldOwnershipFiles(ago(KEEP_OWNERSHIP_FILES_MS)),
  }
}
