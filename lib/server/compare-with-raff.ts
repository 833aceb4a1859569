import 'server-only'
import type { LiveAnswer } from '../contracts/resource'
import { listConnections } from '../db/connections'
import { findResource, type InventoryRow } from '../db/inventory-list'
import { factsOf } from '../db/resource-page'
import { RAFF_PROXY_MS } from '../config/timings'
import { changedFactsOf } from '../domain/inventory/changed-facts'
import type { Facts } from '../domain/inventory/facts'
import type { Kind } from '../domain/inventory/kinds'
import { sayChange } from '../domain/inventory/say-change'
import { Refusal } from '../domain/refusals'
import type { RaffReader } from '../raff/client'
import { isRaffError } from '../raff/errors'
import type { Raw } from '../raff/parse/rows'
import { VaultError } from '../vault/vault-error'
import { namesFor } from './names-for'
import { noteTrouble } from './note-trouble'
import { openReader } from './open-reader'
import { refuseRaffError } from './refuse-raff-error'
import { factsOfRow } from './sync/facts-of-row'

type Asked = { raffId: string; projectId: string; signal: AbortSignal }
type Get = (raff: RaffReader, asked: Asked) => Promise<{ id?: string; raw: Raw }>

/** Kinds that Raff shows one by one. The others only come in lists, and the next sync reads those. */
const GET: Partial<Record<Kind, Get>> = {
  vm: (raff, { raffId, signal }) => raff.vms.get(raffId, { signal }),
  volume: (raff, { raffId, ...options }) => raff.volumes.get(raffId, options),
  snapshot: (raff, { raffId, ...options }) => raff.snapshots.get(raffId, options),
  backup: (raff, { raffId, ...options }) => raff.backups.get(raffId, options),
  'backup-schedule': (raff, { raffId, ...options }) => raff.backupSchedules.get(raffId, options),
  ip: (raff, { raffId, signal }) => raff.ips.get(raffId, { signal }),
  vpc: (raff, { raffId, ...options }) => raff.vpcs.get(raffId, options),
  'security-group': (raff, { raffId, ...options }) => raff.securityGroups.get(raffId, options),
  project: (raff, { raffId, signal }) => raff.projects.get(raffId, { signal }),
  role: (raff, { raffId, signal }) => raff.roles.get(raffId, { signal }),
  'api-key': (raff, { raffId, signal }) => raff.apiKeys.get(raffId, { signal }),
}

/** A page that waits for an answer waits no longer; what is known stands there already. */
const LIMITS = { readAttempt: RAFF_PROXY_MS, readTotal: RAFF_PROXY_MS }

/** Asks Raff about one thing right now and says what differs from what is shown. Changes nothing here: that is for the sync. */
export async function compareWithRaff(id: string, signal: AbortSignal, now = () => new Date()): Promise<LiveAnswer> {
  const row = await findResource(id)
  if (!row) throw new Refusal('not-found', 'There is no such thing in the inventory any more.')
  const get = GET[row.kind]
  if (!get) throw new Refusal('conflict', 'Raff does not show these one by one. Read everything instead.')
  const connectionId = await readerOf(row)
  const asked = { raffId: row.raffId, projectId: row.projectId ?? '', signal }
  try {
    const { raff } = await openReader(connectionId, { limits: LIMITS })
    const live = await get(raff, asked)
    const known = await factsOf(id)
    const changes = changedFactsOf(row.kind, known, liveFacts(row, live))
    const nameOf = await namesFor(row.accountId, changes)
    return {
      state: changes.length === 0 ? 'same' : 'different',
      differences: changes.map((change) => sayChange(row.kind, { what: 'changed', ...change }, nameOf)),
      askedAt: now().toISOString(),
    }
  } catch (error) {
    if (error instanceof VaultError) throw new Refusal('unavailable', error.message, { cause: error })
    if (isRaffError(error, 'not-found')) return { state: 'gone', differences: [], askedAt: now().toISOString() }
    if (!isRaffError(error)) throw error
    void noteTrouble(connectionId, error)
    throw refuseRaffError(error)
  }
}

/** As the sync would keep them; where the answer for one leaves out what the list tells, that is no difference. */
function liveFacts(row: InventoryRow, live: { id?: string; raw: Raw }): Facts {
  const facts = factsOfRow(live) as unknown as Facts & { projectId?: string | null }
  return { ...facts, projectId: facts.projectId ?? row.projectId } as Facts
}

async function readerOf({ accountId }: InventoryRow): Promise<string> {
  const connections = await listConnections({ accountId, purpose: 'read' })
  const connection = connections.find(({ standing }) => standing === 'working') ?? connections[0]
  if (!connection)
    throw new Refusal('conflict', 'There is no key for reading. An admin can add one under Settings, Connections.')
  return connection.id
}
