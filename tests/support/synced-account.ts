import { database } from '@/lib/db/client'
import type { Kind } from '@/lib/domain/inventory/kinds'
import type { Practice } from '@/lib/practice/start-practice'
import { raffCatalog } from '@/lib/raff/catalog'
import { raffReader } from '@/lib/raff/client'
import { systemClock } from '@/lib/raff/clock'
import { memoryPaceStore } from '@/lib/raff/memory-pace-store'
import { type Pacer, pacer } from '@/lib/raff/pacer'
import { type SyncOrder, syncInventory } from '@/lib/server/sync-inventory'
import type { SyncSource } from '@/lib/server/sync/sync-source'
import { skippingClock } from './skipping-clock'

export type SyncedAccount = {
  id: string
  source: SyncSource
  sync: (more?: Partial<SyncOrder>, now?: () => Date) => ReturnType<typeof syncInventory>
}

/** An account of ours that reads from a practice account, without a stored key: the key is lent as it is. */
export async function givenSyncedAccount(
  practice: Pick<Practice, 'url' | 'keys'>,
  key = practice.keys.read ?? '',
  pace?: Pacer,
): Promise<SyncedAccount> {
  const { id } = await database().raffAccount.create({ data: { name: 'Practice' }, select: { id: true } })
  const source = sourceOf(id, practice.url, key, pace)
  return { id, source, sync: (more = {}, now) => syncInventory({ source, trigger: 'schedule', ...more }, now) }
}

/** Turns are waited for in real time, as Raff counts them; waiting for a second try takes none. */
export function sourceOf(
  accountId: string,
  baseUrl: string,
  key: string,
  pace = pacer(memoryPaceStore(systemClock.now), systemClock),
): SyncSource {
  const { clock } = skippingClock()
  return {
    accountId,
    connectionId: null,
    keyPrefix: key.slice(0, 13),
    reader: async (onCall) =>
      raffReader({ baseUrl, key: (use) => use(key), paceKey: key.slice(0, 13), pace, tier: 'standard', clock, onCall }),
    catalog: async (onCall) => raffCatalog({ baseUrl, clock, onCall }),
  }
}

/** For an account without a limit. */
export const unpaced: Pacer = { turn: async () => ({ answered: () => {} }), block: async () => {} }

type Seen = Record<string, { name: string; status: string | null; projectId: string | null }>

/** What our database says is there, by Raff's id. */
export async function presentInDatabase(accountId: string, kind: Kind): Promise<Seen> {
  const rows = await database().resource.findMany({
    where: { accountId, kind, gone: false },
    select: { raffId: true, name: true, status: true, projectId: true },
  })
  return Object.fromEntries(rows.map(({ raffId, ...rest }) => [raffId, rest]))
}

/** What is really there, told by the account itself and not by its API. */
export function presentInAccount({ store }: Practice, kind: Kind): Seen {
  switch (kind) {
    case 'vm':
      return seen(store.vms.all(), (vm) => ({ name: vm.name, status: vm.status, projectId: vm.projectId }))
    case 'volume':
      return seen(store.volumes.all(), (volume) => ({
        name: volume.name,
        status: volume.status,
        projectId: volume.projectId,
      }))
    case 'snapshot':
      return seen(store.snapshots.all(), (snapshot) => ({
        name: snapshot.name,
        status: snapshot.active ? 'active' : 'saved',
        projectId: snapshot.projectId,
      }))
    case 'backup':
      return seen(store.backups.all(), (backup) => ({
        name: backup.name,
        status: backup.status,
        projectId: backup.projectId,
      }))
    case 'backup-schedule':
      return seen(store.schedules.all(), ({ name, projectId }) => ({ name, status: null, projectId }))
    case 'ip':
      return seen(store.ips.all(), (ip) => ({
        name: ip.address,
        status: ip.vmId === null && ip.gatewayOfVpcId === null ? 'free' : 'in-use',
        projectId: ip.projectId,
      }))
    case 'vpc':
      return seen(store.vpcs.all(), ({ name, status, projectId }) => ({ name, status, projectId }))
    case 'security-group':
      return seen(store.securityGroups.all(), ({ name, projectId }) => ({ name, status: null, projectId }))
    case 'ssh-key':
      return seen(store.sshKeys.all(), ({ name }) => ({ name, status: null, projectId: null }))
    case 'project':
      return seen(store.projects.all(), ({ name }) => ({ name, status: 'active', projectId: null }))
    case 'role':
      return seen(store.roles.all(), ({ name, isSystem }) => ({
        name,
        status: isSystem ? 'built in' : 'custom',
        projectId: null,
      }))
    case 'api-key':
      return seen(store.apiKeys.all(), ({ name, isActive }) => ({
        name,
        status: isActive ? 'active' : 'off',
        projectId: null,
      }))
    case 'invitation':
      return seen(store.invitations.all(), ({ email, projectId }) => ({ name: email, status: 'pending', projectId }))
    case 'member':
      return seen(
        [...store.members.all()].filter(({ invitationId }) => invitationId === null),
        ({ email, status }) => ({ name: email, status, projectId: null }),
      )
  }
}

function seen<Row extends { id: string | number }>(rows: Iterable<Row>, as: (row: Row) => Seen[string]): Seen {
  return Object.fromEntries([...rows].map((row) => [String(row.id), as(row)]))
}
