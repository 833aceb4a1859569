import 'server-only'
import { KEEP_ENDED_SESSIONS_MS, KEEP_PACES_MS, KEEP_THROTTLES_MS } from '../config/timings'
import { removeEndedSessions, removeOldThrottles, removeUnusedPaces } from '../db/keep-house'

/** Removes what only had meaning for a while. Running it twice, or never, does no harm. */
export async function keepHouse(now = new Date()): Promise<{ sessions: number; throttles: number; paces: number }> {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  return {
    sessions: await removeEndedSessions(ago(KEEP_ENDED_SESSIONS_MS)),
    throttles: await removeOldThrottles(ago(KEEP_THROTTLES_MS)),
    paces: await removeUnusedPaces(ago(KEEP_PACES_MS)),
  }
}
