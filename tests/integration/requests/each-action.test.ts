import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/lib/db/client'
import type { Action } from '@/lib/domain/plans/action-words'
import type { State } from '@/lib/practice/model'
import {
  approve,
  ask,
  type Office,
  openOffice,
  ownEverything,
  read,
  runThrough,
  sharedClock,
  type SharedClock,
} from '../../support/requests'

let office: Office
let clock: SharedClock

beforeAll(async () => {
  office = await openOffice({ change: withLooseThings })
  await ownEverything(office.accountId, office.asker.id)
  clock = sharedClock(office.practice)
})

/** A disk that hangs on nothing and a reserved address that nobody uses. */
function withLooseThings(state: State): void {
  const [disk] = state.volumes
  const [address] = state.ips
  if (!disk || !address) throw new Error('the small account has a disk and an address')
  state.volumes.push({ ...disk, id: 900, name: 'loose-01', vmId: null, status: 'available' })
  state.ips.push({
    ...address,
    id: '00000000-0000-4000-8000-0000000000aa',
    address: '203.0.113.99',
    vmId: null,
    reserved: true,
  })
}

afterEach(() => office.practice.faults.clear())
afterAll(() => office.close())

type Case = { action: Action; target: () => Promise<string>; params?: Record<string, unknown> }

async function readAgain(): Promise<void> {
  await office.sync()
  await ownEverything(office.accountId, office.asker.id)
}

const server = (name: string) => () => office.resource('vm', name)
const first = (kind: 'snapshot' | 'backup' | 'backup-schedule' | 'ip' | 'volume') => async () => {
  const row = await database().resource.findFirstOrThrow({
    where: { accountId: office.accountId, kind, gone: false },
    orderBy: { id: 'desc' },
  })
  return row.id
}

const CASES: Case[] = [
  { action: 'vm.stop', target: server('db-01') },
  { action: 'vm.start', target: server('db-01') },
  { action: 'vm.snapshot', target: server('web-01') },
  { action: 'vm.backup', target: server('web-01') },
  { action: 'vm.tag-add', target: server('web-01'), params: { tag: 'team=shop' } },
  { action: 'vm.tag-remove', target: server('web-01'), params: { tag: 'team=shop' } },
  { action: 'vm.save-image', target: server('old-01') },
  { action: 'volume.snapshot', target: first('volume') },
  {
    action: 'backup-schedule.create',
    target: server('db-01'),
    params: { type: 'weekly', time: '4am', dayOfWeek: 'Sunday', keepCount: 4 },
  },
  { action: 'backup-schedule.update', target: first('backup-schedule'), params: { time: '5am', keepCount: 9 } },
  { action: 'backup.delete', target: first('backup') },
  { action: 'vm.backup', target: server('db-01') },
  { action: 'backup-schedule.delete', target: first('backup-schedule') },
  { action: 'snapshot.delete', target: first('snapshot') },
  { action: 'backup-series.delete', target: first('backup') },
  { action: 'volume.delete', target: () => office.resource('volume', 'loose-01') },
  { action: 'ip.release', target: () => office.resource('ip', '203.0.113.99') },
  {
    action: 'security-group.update',
    target: () => office.resource('security-group', 'web'),
    params: { rules: [{ protocol: 'TCP', direction: 'INBOUND', ports: '443' }] },
  },
  {
    action: 'security-group.temporary-access',
    target: () => office.resource('security-group', 'web'),
    params: { ip: '198.51.100.7', ports: '22', minutes: 30 },
  },
  { action: 'api-key.deactivate', target: () => office.resource('api-key', 'high') },
  { action: 'api-key.activate', target: () => office.resource('api-key', 'high') },
  { action: 'api-key.revoke', target: () => office.resource('api-key', 'high') },
  { action: 'vm.delete', target: server('old-01') },
]

describe('from asking to confirmed', () => {
  it.each(CASES)('$action', async ({ action, target, params = {} }) => {
    // what was made by the case before is in the inventory after the next reading
    if (action === 'backup-schedule.update' || action === 'backup-series.delete') await readAgain()
    const sentBefore = office.practice.requests.writes().length
    let request = await ask(office.asker, { action, targets: [await target()], params })
    if (request.status === 'waiting') request = await approve(office.ann, request)
    expect(request.status).toBe('approved')
    await runThrough(request.id, clock)
    const after = await read(office.asker, request.id)
    expect({ status: after.status, steps: after.steps.map(({ state }) => state) }).toEqual({
      status: 'done',
      steps: after.steps.map(() => 'confirmed'),
    })
    expect(after.outcome).toMatch(/Confirmed|image is saved/)
    const sent = office.practice.requests.writes().slice(sentBefore)
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(
      request.plan.calls.map(({ method, path }) => `${method} ${path}`),
    )
  })
})
