import 'server-only'
import { z } from 'zod'
import { log } from '../config/log'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { type ConnectionRow, listConnections } from '../db/connections'
import { findAccount } from '../db/raff-accounts'
import { lastRuns, type SyncTrigger } from '../db/sync-runs'
import { raffCatalog } from '../raff/catalog'
import { checkConnection } from './check-connection'
import { fillPracticePast } from './fill-practice-past'
import { openReader } from './open-reader'
import { raffAddressOf } from './raff-address'
import { recomputeFindings } from './recompute-findings'
import type { SyncSource } from './sync/sync-source'
import { type SyncOutcome, syncInventory } from './sync-inventory'

export type AccountOrder = { accountId: string; trigger: SyncTrigger; requestedById?: string | null }

const queued = z.object({ accountId: z.uuid(), requestedById: z.uuid().nullish() })

/** What was queued by lib/server/start-sync.ts. */
export async function syncAccountJob(data: unknown): Promise<void> {
  const { accountId, requestedById } = queued.parse(data)
  await syncAccount({ accountId, trigger: requestedById ? 'person' : 'schedule', requestedById: requestedById ?? null })
}

/**
 * Syncs one account with the first of its reading keys that works: one that Raff does not accept any more gives way to
 * the next. Null when the account has no key for reading, or another worker is still filling the past of the practice account.
 */
export async function syncAccount({
  accountId,
  trigger,
  requestedById = null,
}: AccountOrder): Promise<SyncOutcome | null> {
  if (await isPastBeingFilled(accountId)) return null
  const [before] = await lastRuns(accountId, 1)
  let outcome: SyncOutcome | null = null
  for (const connection of await keysForReading(accountId)) {
    outcome = await syncInventory({
      source: sourceOf(connection),
      trigger,
      requestedById,
      fresh: trigger === 'person',
    })
    const { state } = outcome
    log.info({ account: accountId, connection: connection.id, run: outcome.runId, state }, 'synced an account')
    if (outcome.state === 'refused' && before?.state !== 'refused') await auditRefusal(connection, outcome.problem)
    if (outcome.state !== 'failed' && outcome.state !== 'refused') break
    // the page of connections should say so now, and not after tomorrow's check
    if (connection.standing === 'working') await tryCheck(connection.id)
  }
  // also after one that failed: that nothing could be read is worth knowing
  if (outcome && outcome.state !== 'busy') await findWhatIsThere(accountId)
  return outcome
}

/** Without its past the practice account is still worth reading: when it cannot be filled, the sync itself says why. */
async function isPastBeingFilled(accountId: string): Promise<boolean> {
  try {
    const account = await findAccount(accountId)
    return account !== null && (await fillPracticePast(account)) === 'elsewhere'
  } catch (error) {
    log.warn({ error, account: accountId }, 'the past of the practice account could not be filled')
    return false
  }
}

/** What was read stays read, whatever becomes of this: the clock asks for it again soon. */
async function findWhatIsThere(accountId: string): Promise<void> {
  try {
    await recomputeFindings(accountId)
  } catch (error) {
    log.error({ error, account: accountId }, 'the findings of an account could not be worked out')
  }
}

/** The ones that worked when they were last checked come first. */
async function keysForReading(accountId: string): Promise<ConnectionRow[]> {
  const connections = await listConnections({ accountId, purpose: 'read' })
  const rank = ({ standing }: ConnectionRow) => (standing === 'working' ? 0 : standing === 'narrowed' ? 1 : 2)
  return connections.sort((a, b) => rank(a) - rank(b))
}

function sourceOf({ id, account, prefix }: ConnectionRow): SyncSource {
  return {
    accountId: account.id,
    connectionId: id,
    keyPrefix: prefix,
    reader: async (onCall) => (await openReader(id, { onCall })).raff,
    catalog: async (onCall) => raffCatalog({ baseUrl: await raffAddressOf(account), onCall }),
  }
}

async function tryCheck(connectionId: string): Promise<void> {
  try {
    await checkConnection(connectionId, { actor: { kind: 'system', name: 'Stocktake' } })
  } catch (error) {
    log.warn({ error, connection: connectionId }, 'a connection in trouble could not be checked')
  }
}

async function auditRefusal({ id, name, prefix }: ConnectionRow, problem: string | null): Promise<void> {
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: 'system', name: 'Stocktake' },
      action: 'sync.refused',
      outcome: 'refused',
      target: { kind: 'connection', id, name },
      connectionPrefix: prefix,
      ...(problem && { reason: problem }),
    }),
  )
}
