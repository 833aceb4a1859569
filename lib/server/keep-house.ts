import 'server-only'
import { removeEndedSessions, removeOldThrottles } from '../db/keep-house'

/** How long an ended session stays visible to its person ("signed in from … until …"). */
const KEEP_ENDED_SESSIONS_DAYS = 30
/** Longer than any block, so that a row is only removed when it means nothing any more. */
const KEEP_THROTTLES_HOURS = 48

/** Removes what only had meaning for a while. Running it twice, or never, does no harm. */
export async function keepHouse(now = new Date()): Promise<{ sessions: number; throttles: number }> {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  return {
    sessions: await removeEndedSessions(ago(KEEP_ENDED_SESSIONS_DAYS * 24)),
    throttles: await removeOldThrottles(ago(KEEP_THROTTLES_HOURS)),
  }
}
