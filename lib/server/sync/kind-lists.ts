import 'server-only'
import type { FactsOf } from '../../domain/inventory/facts'
import type { Kind } from '../../domain/inventory/kinds'
import type { AccountList } from '../../domain/inventory/plan-sync'
import type { RaffReader } from '../../raff/client'
import type { Raw } from '../../raff/parse/rows'
import type { ListRead } from '../../raff/read-list'
import type { ListOptions } from '../../raff/reading'
import { factsOfRow } from './facts-of-row'
import type { NewRow } from './kind-reading'

// The kinds that come in one list for the whole account, and how each is read.

export type ListedKind = Exclude<Kind, 'ip' | 'member' | 'invitation'>

export type KindList = {
  list: AccountList
  read: (reader: RaffReader, options: ListOptions & { projectId?: string | undefined }) => Promise<ListRead<NewRow>>
  /** Asks for a single one; absent for kinds of the whole account, which a key sees all or not at all. */
  get?: (reader: RaffReader, raffId: string, projectId: string, signal: AbortSignal) => Promise<unknown>
}

export const KIND_LISTS: { [K in ListedKind]: KindList } = {
  project: {
    list: 'projects',
    read: (raff, options) => raff.projects.list(options).then(asFacts<'project'>()),
    get: (raff, id, _, signal) => raff.projects.get(id, { signal }),
  },
  vm: {
    list: 'vms',
    read: (raff, options) => raff.vms.list(options).then(asFacts<'vm'>()),
    get: (raff, id, _, signal) => raff.vms.get(id, { signal }),
  },
  volume: {
    list: 'volumes',
    read: (raff, options) => raff.volumes.list(options).then(asFacts<'volume'>()),
    get: (raff, id, projectId, signal) => raff.volumes.get(id, { projectId, signal }),
  },
  snapshot: {
    list: 'snapshots',
    read: (raff, options) => raff.snapshots.list(options).then(asFacts<'snapshot'>()),
    get: (raff, id, projectId, signal) => raff.snapshots.get(id, { projectId, signal }),
  },
  backup: {
    list: 'backups',
    read: (raff, options) => raff.backups.list(options).then(asFacts<'backup'>()),
    get: (raff, id, projectId, signal) => raff.backups.get(id, { projectId, signal }),
  },
  'backup-schedule': {
    list: 'backup-schedules',
    read: (raff, options) => raff.backupSchedules.list(options).then(asFacts<'backup-schedule'>()),
    get: (raff, id, projectId, signal) => raff.backupSchedules.get(id, { projectId, signal }),
  },
  vpc: {
    list: 'vpcs',
    read: (raff, options) => raff.vpcs.list(options).then(asFacts<'vpc'>()),
    get: (raff, id, projectId, signal) => raff.vpcs.get(id, { projectId, signal }),
  },
  'security-group': {
    list: 'security-groups',
    read: (raff, options) => raff.securityGroups.list(options).then(asFacts<'security-group'>()),
    get: (raff, id, projectId, signal) => raff.securityGroups.get(id, { projectId, signal }),
  },
  'ssh-key': { list: 'ssh-keys', read: (raff, options) => raff.sshKeys.list(options).then(asFacts<'ssh-key'>()) },
  role: { list: 'roles', read: (raff, options) => raff.roles.list(options).then(asFacts<'role'>()) },
  'api-key': { list: 'api-keys', read: (raff, options) => raff.apiKeys.list(options).then(asFacts<'api-key'>()) },
}

/** The compiler sees here that what a row of Raff parses to is what we say we keep of it. */
function asFacts<K extends ListedKind>() {
  return <Row extends { id: string; raw: Raw } & FactsOf[K]>(read: ListRead<Row>): ListRead<NewRow> => ({
    ...read,
    rows: read.rows.map((row) => ({
      id: row.id,
      facts: factsOfRow(row) as unknown as FactsOf[K],
      accountId: accountOf(row.raw),
    })),
  })
}

export function accountOf(raw: Raw): string | null {
  const id = raw.account_id
  return typeof id === 'string' && id !== '' ? id : null
}
