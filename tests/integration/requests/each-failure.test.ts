import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RequestAnswer } from '@/lib/contracts/requests'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { type Action, wordsOf } from '@/lib/domain/plans/action-words'
import type { Result } from '@/lib/domain/runs/step-states'
import type { Fault } from '@/lib/practice/faults/fault'
import type { Collection } from '@/lib/practice/collection'
import type { VmStatus } from '@/lib/practice/model'
import { type Comes, FAILURES } from '../../support/failures'
import { fleetName, withFleet } from '../../support/fleet'
import {
  ask,
  nobodyHasToAgree,
  type Office,
  openOffice,
  ownEverything,
  read,
  runThrough,
  type SharedClock,
  sharedClock,
} from '../../support/requests'

/** What comes of it: how it ends, how often it is sent, and what of the sentence has to be there. */
type End = { result: Result; sent: number; says: string }

type Traits = {
  /** Asking twice comes to the same. */
  repeatable?: true
  /** Nobody can tell from what Raff shows. */
  untold?: true
}

const END: Record<Comes, (of: Traits, says: string) => End> = {
  refused: (_, says) => ({ result: 'failed', sent: 1, says }),
  /** Nothing is known but that it has not happened, or nothing at all. */
  'not-done': ({ repeatable, untold }) => {
    if (repeatable) return { result: 'done', sent: 2, says: 'Confirmed' }
    return { result: 'unknown', sent: 1, says: untold ? 'nobody can tell' : 'do not repeat. Raff’s answer was lost.' }
  },
  unheard: ({ untold }) =>
    untold ? { result: 'unknown', sent: 1, says: 'nobody can tell' } : { result: 'done', sent: 1, says: 'Confirmed' },
  later: ({ untold }) => ({ result: 'done', sent: 2, says: untold ? 'the image is saved' : 'Confirmed' }),
}

type Case = Traits & {
  action: Action
  params?: Record<string, unknown>
  /** How each thing is called, if not as the fleet is. */
  called?: (place: number) => string
  /** What the servers have to be first. */
  servers?: VmStatus
  keysOn?: boolean
  /** Whether the servers have the tag already. */
  tagged?: boolean
  /** What is sent once more for whatever was opened: it closes itself. */
  closes?: true
}

/** In an order in which each finds what it needs; what destroys comes last. */
const CASES: Case[] = [
  { action: 'vm.stop', servers: 'active', repeatable: true },
  { action: 'vm.start', servers: 'passive', repeatable: true },
  { action: 'vm.tag-add', params: { tag: 'team=shop' }, tagged: false, repeatable: true },
  { action: 'vm.tag-remove', params: { tag: 'team=shop' }, tagged: true, repeatable: true },
  { action: 'vm.snapshot', servers: 'active' },
  { action: 'vm.backup', servers: 'active' },
  { action: 'vm.save-image', servers: 'passive', untold: true },
  { action: 'backup-schedule.create', params: { type: 'weekly', time: '4am', dayOfWeek: 'Sunday', keepCount: 4 } },
  { action: 'backup-schedule.update', params: { time: '5am', keepCount: 9 }, repeatable: true },
  { action: 'backup-schedule.delete' },
  { action: 'volume.snapshot' },
  { action: 'volume.delete' },
  { action: 'snapshot.delete' },
  { action: 'backup.delete' },
  { action: 'backup-series.delete', called: (place) => `${fleetName(place)}, point 0` },
  { action: 'ip.release', called: (place) => `203.0.113.${150 + place}` },
  {
    action: 'security-group.temporary-access',
    params: { ip: '198.51.100.7', ports: '22', minutes: 30 },
    repeatable: true,
    closes: true,
  },
  {
    action: 'security-group.update',
    params: { rules: [{ protocol: 'TCP', direction: 'INBOUND', ports: '443' }], insist: true },
    repeatable: true,
  },
  { action: 'api-key.deactivate', keysOn: true, repeatable: true },
  { action: 'api-key.activate', keysOn: false, repeatable: true },
  { action: 'api-key.revoke' },
  { action: 'vm.delete', servers: 'passive' },
]

let office: Office
let clock: SharedClock

beforeAll(async () => {
  office = await openOffice({ change: (state) => withFleet(state, FAILURES.length) })
  await ownEverything(office.accountId, office.asker.id)
  clock = sharedClock(office.practice)
  await nobodyHasToAgree()
})

afterEach(() => office.practice.faults.clear())
afterAll(() => office.close())

/** Puts the fleet into the state in which this can be asked. */
function prepare({ servers, keysOn, tagged }: Case): void {
  const { vms, apiKeys } = office.practice.store
  const isOurs = ({ name }: { name: string }) => name.startsWith('fleet-')
  if (servers) for (const row of [...vms.all()].filter(isOurs)) vms.change(row, { status: servers })
  if (tagged !== undefined) {
    const tags = tagged ? [{ id: 'fleet-tag', name: 'team=shop', priority: 1, createdAt: 0 }] : []
    for (const row of [...vms.all()].filter(isOurs)) vms.change(row, { tags })
  }
  if (keysOn !== undefined)
    for (const row of [...apiKeys.all()].filter(isOurs)) apiKeys.change(row, { isActive: keysOn })
}

async function targetsOf({ action, called = fleetName }: Case, places = FAILURES.map((_, place) => place)) {
  const kind = wordsOf(action).kind as Kind
  return Promise.all(places.map((place) => office.resource(kind, called(place))))
}

async function run(request: RequestAnswer, faults: Fault[]): Promise<{ after: RequestAnswer; sent: number }> {
  expect(request.status).toBe('approved')
  for (const fault of faults) office.practice.faults.add(fault)
  office.practice.requests.clear()
  await runThrough(request.id, clock)
  office.practice.faults.clear()
  return { after: await read(office.asker, request.id), sent: office.practice.requests.writes().length }
}

/** One thing of the fleet as the account itself holds it. */
function rowOf({ action, called = fleetName }: Case, place: number) {
  const { store } = office.practice
  const rows = {
    vm: store.vms,
    volume: store.volumes,
    snapshot: store.snapshots,
    backup: store.backups,
    'backup-schedule': store.schedules,
    ip: store.ips,
    'security-group': store.securityGroups,
    'api-key': store.apiKeys,
  }[wordsOf(action).kind as 'vm'] as unknown as Collection<{ id: string; createdAt: number; name: string }>
  const name = called(place)
  const row = [...rows.all()].find((each) => [each.name, (each as { address?: string }).address].includes(name))
  if (!row) throw new Error(`there is no ${name}`)
  return { rows, row }
}

/** Before what destroys has run: these leave everything as it was. */
describe('each action, before anything is done', () => {
  const asked = async (one: Case, places: number[]) => {
    prepare(one)
    return ask(office.asker, { action: one.action, targets: await targetsOf(one, places), params: one.params ?? {} })
  }

  it.each(CASES)('$action is told of a dead key, of billing, and of what changed or vanished', async (one) => {
    const dead = await run(await asked(one, [0, 1]), [{ kind: 'unauthorized', method: 'write' }])
    expect(dead).toMatchObject({ sent: 1, after: { status: 'failed' } })
    expect(dead.after.outcome).toContain('does not accept this key (401)')
    expect(dead.after.outcome).toContain('This step did not happen.')
    expect(dead.after.targets.map(({ result }) => result)).toEqual(['failed', 'not-done'])
    expect(dead.after.targets[1]?.note).toContain('Raff does not take anything from this key')

    const unpaid = await run(await asked(one, [0]), [{ kind: 'server-error', status: 402, method: 'write' }])
    expect(unpaid).toMatchObject({ sent: 1, after: { status: 'failed' } })
    expect(unpaid.after.outcome).toContain('the balance is not enough. Settle it in Raff’s dashboard.')

    const blind = await run(await asked(one, [0]), [{ kind: 'unauthorized', method: 'GET' }])
    expect(blind).toMatchObject({ sent: 0, after: { status: 'failed' } })
    expect(blind.after.outcome).toContain('does not accept this key (401)')
    expect(blind.after.outcome).toContain('Nothing was sent.')

    const { rows, row } = rowOf(one, 0)
    const changing = await asked(one, [0])
    const { name, address } = row as { name: string; address?: string }
    const otherwise = { name: 'something else', ...(address && { address: '203.0.113.250' }) }
    rows.change(row, otherwise)
    const changed = await run(changing, [])
    rows.change(row, { name, ...(address && { address }) })
    expect(changed).toMatchObject({ sent: 0, after: { status: 'out-of-date' } })
    expect(changed.after.difference.flatMap(({ after }) => after).join()).toMatch(/something else|203.0.113.250/)

    const vanishing = await asked(one, [0])
    rows.remove(row)
    const vanished = await run(vanishing, [])
    rows.add(row)
    const endsInGone = /\.(delete|release|revoke)$/.test(one.action)
    expect(vanished).toMatchObject({ sent: 0, after: { status: endsInGone ? 'done' : 'failed' } })
    expect(vanished.after.outcome).toContain(endsInGone ? 'is gone already.' : 'is gone. Nothing was sent.')
  })
})

describe('each action, in each way it can fail', () => {
  it.each(CASES)('$action ends as it is, is sent no oftener than it may be, and says which', async (one) => {
    prepare(one)
    const { action, params = {} } = one
    const request = await ask(office.asker, { action, targets: await targetsOf(one), params })
    const faults = FAILURES.map(({ fault }, after): Fault => ({ ...fault, method: 'write', after, first: 1 }))
    const { after, sent } = await run(request, faults)
    const ends = FAILURES.map(({ name, comes, says }) => ({ name, ...END[comes](one, says) }))
    expect(after.targets.map(({ result }, place) => `${ends[place]?.name}: ${result}`)).toEqual(
      ends.map(({ name, result }) => `${name}: ${result}`),
    )
    for (const [place, { name, says }] of ends.entries())
      expect(`${name}: ${after.targets[place]?.note}`).toContain(says)
    const closed = one.closes ? ends.filter(({ result }) => result !== 'failed').length : 0
    expect(sent).toBe(ends.reduce((sum, end) => sum + end.sent, closed))
    expect(after.status).toBe(ends.some(({ result }) => result === 'unknown') ? 'unknown' : 'failed')
  })
})
