import { database } from '@/lib/db/client'
import type { Kind } from '@/lib/domain/inventory/kinds'
import type { Action } from '@/lib/domain/plans/action-words'
import type { State } from '@/lib/practice/model'
import { type Office, ownEverything } from './requests'

export type ActionCase = {
  action: Action
  target: (office: Office) => Promise<string>
  params?: Record<string, unknown>
  /** What the case before has made has to be in the inventory first. */
  readAgain?: true
}

const server = (name: string) => (office: Office) => office.resource('vm', name)
const named = (kind: Kind, name: string) => (office: Office) => office.resource(kind, name)

const newest = (kind: Kind) => async (office: Office) => {
  const where = { accountId: office.accountId, kind, gone: false }
  return (await database().resource.findFirstOrThrow({ where, orderBy: { id: 'desc' } })).id
}

/** Every action that runs to its end by itself, in an order in which each finds what it needs. */
export const ACTION_CASES: ActionCase[] = [
  { action: 'vm.stop', target: server('db-01') },
  { action: 'vm.start', target: server('db-01') },
  { action: 'vm.snapshot', target: server('web-01') },
  { action: 'vm.backup', target: server('web-01') },
  { action: 'vm.tag-add', target: server('web-01'), params: { tag: 'team=shop' } },
  { action: 'vm.tag-remove', target: server('web-01'), params: { tag: 'team=shop' } },
  { action: 'vm.save-image', target: server('old-01') },
  { action: 'volume.snapshot', target: named('volume', 'data-01') },
  {
    action: 'backup-schedule.create',
    target: server('db-01'),
    params: { type: 'weekly', time: '4am', dayOfWeek: 'Sunday', keepCount: 4 },
  },
  {
    action: 'backup-schedule.update',
    target: newest('backup-schedule'),
    params: { time: '5am', keepCount: 9 },
    readAgain: true,
  },
  { action: 'backup.delete', target: newest('backup') },
  { action: 'vm.backup', target: server('db-01') },
  { action: 'backup-schedule.delete', target: newest('backup-schedule') },
  { action: 'snapshot.delete', target: newest('snapshot') },
  { action: 'backup-series.delete', target: newest('backup'), readAgain: true },
  { action: 'volume.delete', target: named('volume', 'loose-01') },
  { action: 'ip.release', target: named('ip', '203.0.113.99') },
  {
    action: 'security-group.update',
    target: named('security-group', 'web'),
    params: { rules: [{ protocol: 'TCP', direction: 'INBOUND', ports: '443' }] },
  },
  {
    action: 'security-group.temporary-access',
    target: named('security-group', 'web'),
    params: { ip: '198.51.100.7', ports: '22', minutes: 30 },
  },
  { action: 'api-key.deactivate', target: named('api-key', 'high') },
  { action: 'api-key.activate', target: named('api-key', 'high') },
  { action: 'api-key.revoke', target: named('api-key', 'high') },
  { action: 'vm.delete', target: server('old-01') },
]

/** A disk that hangs on nothing and a reserved address that nobody uses. */
export function withLooseThings(state: State): void {
  const [disk] = state.volumes
  const [address] = state.ips
  if (!disk || !address) throw new Error('the small account has a disk and an address')
  state.volumes.push({ ...disk, id: 900, name: 'loose-01', vmId: null, status: 'available' })
  const id = '00000000-0000-4000-8000-0000000000aa'
  state.ips.push({ ...address, id, address: '203.0.113.99', vmId: null, reserved: true })
}

export async function readAgain(office: Office): Promise<void> {
  await office.sync()
  await ownEverything(office.accountId, office.asker.id)
}
