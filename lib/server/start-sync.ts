import 'server-only'
import type { z } from 'zod'
import type { StartedSyncAnswer, startSyncBody } from '../contracts/sync'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { listConnections } from '../db/connections'
import { queueJob } from '../db/queue-job'
import { listOpenAccounts } from '../db/raff-accounts'
import { runsUnderWay } from '../db/sync-runs'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'

/** Asks for a sync now, of one account or of all. Where one is under way already, that one is it. */
export async function startSync(
  { accountId }: z.output<typeof startSyncBody>,
  { viewer, by }: Caller,
): Promise<StartedSyncAnswer> {
  const readable = new Set((await listConnections({ purpose: 'read' })).map(({ account }) => account.id))
  const open = await listOpenAccounts()
  const wanted =
    accountId === undefined ? open.filter(({ id }) => readable.has(id)) : open.filter(({ id }) => id === accountId)
  if (accountId !== undefined && wanted.length === 0)
    throw new Refusal(
      'not-found',
      'This account is not connected here any more. Reload the page to see the ones that are.',
    )
  if (wanted.length === 0 || !wanted.every(({ id }) => readable.has(id)))
    throw new Refusal('conflict', 'There is no key for reading yet. An admin can add one under Settings, Connections.')
  const running = await runsUnderWay()
  return inTransaction(async (tx) => {
    const accounts: StartedSyncAnswer['accounts'] = []
    for (const { id, name } of wanted) {
      const state = running.has(id) ? ('running' as const) : ('queued' as const)
      accounts.push({ accountId: id, accountName: name, state })
      if (state === 'running') continue
      const queued = await queueJob(tx, 'sync-account', { accountId: id, requestedById: viewer.personId }, id)
      if (!queued) throw new Refusal('unavailable', NO_WORKER, { retryAfterSeconds: 30 })
      const target = { kind: 'account', id, name }
      await appendAudit(tx, { ...by, action: 'sync.asked', outcome: 'intended', target })
    }
    return { accounts }
  })
}

const NO_WORKER =
  'Nothing is here that could do it: no server with background work has started yet. It is on unless STOCKTAKE_WORKER=off; try again in a moment.'
