import 'server-only'
import { log } from '../config/log'
import { PRACTICE_FINDINGS_EVERY_MS, PRACTICE_PAST_MS, PRACTICE_PAST_STEP_MS } from '../config/timings'
import { type ConnectionRow, listConnections } from '../db/connections'
import type { RaffAccountRow } from '../db/raff-accounts'
import { lastRuns } from '../db/sync-runs'
import { raffCatalog } from '../raff/catalog'
import { raffReader } from '../raff/client'
import type { Pacer } from '../raff/pacer'
import { hasLauncher } from './ask-launcher'
import { clientOptions } from './open-reader'
import { startPractice } from './raff-address'
import { recomputeFindings } from './recompute-findings'
import type { SyncSource } from './sync/sync-source'
import { syncInventory } from './sync-inventory'

/** The past is filled, another worker is at it, or the caller's time is up. */
export type PastFilled = 'filled' | 'elsewhere' | 'unfinished'

/**
 * Gives the practice account its six weeks of history, by syncing it as it stood on each of those days: what is learned is
 * what real syncs would have learned. Goes on where an earlier one stopped, and never goes back behind a later reading.
 */
export async function fillPracticePast(
  account: Pick<RaffAccountRow, 'id' | 'practice'>,
  { until = Number.POSITIVE_INFINITY }: { until?: number } = {},
): Promise<PastFilled> {
  if (!account.practice || !hasLauncher()) return 'filled'
  const [connection] = await listConnections({ accountId: account.id, purpose: 'read' })
  const { url, toldAt = null } = await startPractice()
  if (!connection || toldAt === null) return 'filled'
  for (;;) {
    const moment = await nextMoment(account.id, toldAt)
    if (moment === null) return 'filled'
    if (Date.now() > until) return 'unfinished'
    const outcome = await syncInventory(
      {
        source: pastSource(connection, `${url}/__practice/past/${moment}`),
        trigger: 'schedule',
        changedInterfacesOnly: true,
        // another worker may have been faster while this one waited for its turn
        stillDue: async () => (await nextMoment(account.id, toldAt)) === moment,
      },
      clockFrom(moment),
    )
    if (outcome.state === 'busy') return 'elsewhere'
    if (outcome.state !== 'done')
      log.warn({ moment: new Date(moment), state: outcome.state }, 'a day of the practice past could not be read whole')
    // what needed a decision a week ago is what this week's numbers are compared with
    else if ((toldAt - moment) % PRACTICE_FINDINGS_EVERY_MS === 0) await recomputeFindings(account.id, new Date(moment))
  }
}

/** The first of its days that is later than everything read so far; null when a reading of the present is there already. */
async function nextMoment(accountId: string, toldAt: number): Promise<number | null> {
  const [last] = await lastRuns(accountId, 1)
  const begin = toldAt - PRACTICE_PAST_MS
  const read = last?.startedAt.getTime() ?? Number.NEGATIVE_INFINITY
  const days = Math.max(0, Math.floor((read - begin) / PRACTICE_PAST_STEP_MS) + 1)
  const moment = begin + days * PRACTICE_PAST_STEP_MS
  return moment < toldAt ? moment : null
}

/** Time goes on from there as it does here. */
function clockFrom(moment: number): () => Date {
  const began = performance.now()
  return () => new Date(moment + Math.round(performance.now() - began))
}

function pastSource(connection: ConnectionRow, baseUrl: string): SyncSource {
  return {
    accountId: connection.account.id,
    connectionId: connection.id,
    keyPrefix: connection.prefix,
    reader: async (onCall) => raffReader({ ...(await clientOptions(connection)), baseUrl, pace: NO_PACE, onCall }),
    catalog: async (onCall) => raffCatalog({ baseUrl, onCall }),
  }
}

/** The past is told on this machine and has no limit. */
const NO_PACE: Pacer = { turn: async () => ({ answered: () => {} }), block: async () => {} }
