import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActionName } from '@/lib/domain/action-names'
import { guessEnvironment } from '@/lib/domain/inventory/environment'
import type { Facts } from '@/lib/domain/inventory/facts'
import { indexCardOf } from '@/lib/domain/inventory/index-card'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { NO_PRICES } from '@/lib/domain/inventory/monthly-cost'
import type { ServerInterface } from '@/lib/domain/inventory/relations'
import { comparePlans } from '@/lib/domain/plans/compare-effects'
import { fillCall, type StepGifts } from '@/lib/domain/plans/fill-call'
import { judgeProbe, type ProbeReading } from '@/lib/domain/plans/judge-probe'
import type { Plan, PlanCall } from '@/lib/domain/plans/plan'
import type { AnyThing, PlanFacts } from '@/lib/domain/plans/plan-facts'
import { planFor } from '@/lib/domain/plans/plan-for'
import { refreshCall } from '@/lib/domain/plans/refresh-call'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import { KIND_LISTS, type ListedKind } from '@/lib/server/sync/kind-lists'
import { factsOfRow } from '@/lib/server/sync/facts-of-row'
import { givenPracticeClient } from '@/tests/support/practice-client'

// Every plan, sent call by call to the practice account exactly as it stands, and judged by what can be read afterwards.

type Client = Awaited<ReturnType<typeof givenPracticeClient>>

const NOON = Date.UTC(2026, 2, 2, 12)
const NOW = new Date(NOON)
/** Longer than any work takes there. */
const WORK_MS = 15 * 60_000

let client: Client

beforeEach(async () => {
  client = await givenPracticeClient({ state: smallAccount({ seed: 'plans', now: NOON }) }, { key: 'owner' })
})

afterEach(async () => {
  await client.practice.close()
})

type Account = { things: AnyThing[]; interfaces: ServerInterface[]; rawRules: PlanFacts['rawRules'] }

async function readAccount(): Promise<Account> {
  const things: AnyThing[] = []
  const rawRules: Record<string, Record<string, unknown>[]> = {}
  for (const [kind, list] of Object.entries(KIND_LISTS) as [ListedKind, (typeof KIND_LISTS)[ListedKind]][])
    for (const { id, facts } of (await list.read(client.read, {})).rows) things.push(thingOf(kind, id, facts))
  const projects = things.filter(({ kind }) => kind === 'project')
  for (const { raffId } of projects)
    for (const row of (await client.read.ips.list({ projectId: raffId })).rows)
      things.push(thingOf('ip', row.id, factsOfRow(row) as unknown as Facts))
  for (const row of (await client.read.securityGroups.list()).rows)
    rawRules[row.id] = (row.raw.rules ?? []) as Record<string, unknown>[]
  const interfaces: ServerInterface[] = []
  for (const { raffId } of things.filter(({ kind }) => kind === 'vm'))
    for (const row of (await client.read.vms.networks(raffId)).rows) interfaces.push({ ...row, serverId: raffId })
  const names = new Map(projects.map(({ raffId, name }) => [raffId, name]))
  for (const thing of things) {
    const project = thing.kind === 'project' ? thing.name : (names.get(thing.projectId ?? '') ?? null)
    thing.projectName = project
    thing.environment = project === null ? null : guessEnvironment(project).environment
  }
  return { things, interfaces, rawRules }
}

function thingOf(kind: Kind, raffId: string, facts: Facts): AnyThing {
  const { name, projectId, parent } = indexCardOf(kind, facts)
  return {
    id: `${kind}:${raffId}`,
    kind,
    raffId,
    name,
    presence: 'there',
    facts,
    projectId,
    projectName: null,
    environment: null,
    environmentFrom: 'guessed',
    owner: null,
    backupOwner: null,
    purpose: null,
    askFirst: false,
    protected: false,
    cost: { amount: null, source: 'unknown' },
    parent,
  } as AnyThing
}

async function factsFor(find: (thing: AnyThing) => boolean): Promise<PlanFacts> {
  const { things, interfaces, rawRules } = await readAccount()
  return {
    asker: { id: 'p', name: 'Sam' },
    targets: things.filter(find),
    around: things,
    interfaces,
    unread: [],
    restoreTests: [],
    savedImages: [],
    connections: [],
    adminAccess: [],
    rawRules,
    prices: NO_PRICES,
  }
}

async function plan(action: ActionName, find: (thing: AnyThing) => boolean, params: unknown = {}): Promise<Plan> {
  const outcome = planFor(action, await factsFor(find), params, NOW)
  if ('plan' in outcome) return outcome.plan
  throw new Error(outcome.refusals.map(({ sentence }) => sentence).join(' '))
}

async function send({ method, path, body, projectId }: PlanCall): Promise<{ status: number; data: { id?: unknown } }> {
  const answer = await fetch(client.practice.url + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'X-API-Key': client.secret,
      ...(projectId !== null && { 'X-Project-ID': projectId }),
    },
    ...(body !== null && { body: JSON.stringify(body) }),
  })
  const { data, message } = (await answer.json()) as { data?: { id?: unknown }; message?: string }
  expect(answer.status, `${method} ${path}: ${message ?? ''}`).toBeLessThan(300)
  return { status: answer.status, data: data ?? {} }
}

async function reading(): Promise<ProbeReading> {
  const { things } = await readAccount()
  const complete = [...(Object.keys(KIND_LISTS) as Kind[]), 'ip' as const]
  return { things, complete, notFound: [], sentAt: NOW, readAt: NOW }
}

/** Each call, and what its probe says before it, right after it, and when all work is over. */
async function run(planned: Plan): Promise<string[][]> {
  const gifts: Record<string, Record<string, string>> = {}
  const seen: string[][] = []
  for (const each of planned.calls) {
    const call = await made(each, gifts)
    const before = judgeProbe(call.probe, await reading()).state
    const { data } = await send(call)
    if (data.id !== undefined) gifts[call.step] = { id: String(data.id) }
    client.practice.clock.advance(WORK_MS)
    const result = judgeProbe(call.probe, await reading())
    seen.push([call.step, before, result.state])
    if (result.made && data.id !== undefined) expect(result.made.raffId).toBe(String(data.id))
  }
  return seen
}

async function made(call: PlanCall, gifts: StepGifts): Promise<PlanCall> {
  const filled = fillCall(call, gifts)
  if (!filled) throw new Error(`${call.step} lacks something`)
  if (!filled.refresh || filled.probe.kind !== 'rule') return filled
  const { firewallId } = filled.probe
  const { things, rawRules } = await readAccount()
  const firewall = things.find((thing) => thing.kind === 'security-group' && thing.raffId === firewallId)
  if (firewall?.kind !== 'security-group') throw new Error('no firewall')
  const refreshed = refreshCall(filled, { rules: firewall.facts.rules, raw: rawRules[firewallId] })
  if (!refreshed) throw new Error('nothing left to close')
  return refreshed
}

const named = (kind: Kind, name: string) => (thing: AnyThing) => thing.kind === kind && thing.name === name
const any = (kind: Kind) => {
  let taken = false
  return (thing: AnyThing) => {
    if (thing.kind !== kind || taken) return false
    taken = true
    return true
  }
}

describe('a plan that is sent as it stands does what it says, and its probe sees it', () => {
  it.each([
    ['vm.stop', named('vm', 'web-01'), {}, 'stop'],
    ['vm.start', named('vm', 'old-01'), {}, 'start'],
    ['vm.snapshot', named('vm', 'web-01'), {}, 'snapshot'],
    ['vm.backup', named('vm', 'web-01'), {}, 'backup'],
    ['vm.tag-add', named('vm', 'web-01'), { name: 'temporary', priority: 2 }, 'tag'],
    ['vm.delete', named('vm', 'old-01'), {}, 'delete'],
    ['snapshot.delete', any('snapshot'), {}, 'delete'],
    [
      'backup-schedule.create',
      named('vm', 'db-01'),
      { type: 'weekly', time: '20:30', dayOfWeek: 'Sunday', keepCount: 3 },
      'create',
    ],
    ['backup-schedule.update', any('backup-schedule'), { keepCount: 2 }, 'change'],
    ['backup-schedule.delete', any('backup-schedule'), {}, 'delete'],
    ['api-key.deactivate', named('api-key', 'operator'), {}, 'switch-off'],
    ['api-key.activate', named('api-key', 'inactive'), {}, 'switch-on'],
    ['api-key.revoke', named('api-key', 'operator'), {}, 'revoke'],
  ] as const)('%s', async (action, find, params, step) => {
    expect(await run(await plan(action, find, params))).toEqual([[step, 'no-effect', 'took-effect']])
  })

  it('backups are taken one after the other, the later one is not deleted alone, and the series is', async () => {
    for (const name of ['first', 'second'])
      expect(await run(await plan('vm.backup', named('vm', 'web-01'), { name }))).toHaveLength(1)
    const backups = (await readAccount()).things.filter(({ kind }) => kind === 'backup')
    expect(backups).toHaveLength(2)
    const outcome = planFor('backup.delete', await factsFor(named('backup', 'web-01 second')), {}, NOW)
    expect(outcome).toMatchObject({ refusals: [{ code: 'blocked' }] })
    const series = await plan('backup-series.delete', named('backup', 'web-01 second'))
    expect(await run(series)).toEqual([['delete-series', 'no-effect', 'took-effect']])
  })

  it('the safe way to delete: stopped, saved, deleted', async () => {
    const planned = await plan('vm.delete', named('vm', 'web-01'), { way: 'safe' })
    expect(await run(planned)).toEqual([
      ['stop', 'no-effect', 'took-effect'],
      // Raff has no list of images: nothing that can be read ever confirms one
      ['save-image', 'unclear', 'unclear'],
      ['delete', 'no-effect', 'took-effect'],
    ])
  })

  it('before its last step it still does the same, unless somebody has started the server again', async () => {
    const planned = await plan('vm.delete', named('vm', 'web-01'), { way: 'safe' })
    const done: string[] = []
    for (const call of planned.calls.slice(0, 2)) {
      await send(call)
      done.push(call.step)
      client.practice.clock.advance(WORK_MS)
    }
    const again = async () =>
      comparePlans(planned, planFor('vm.delete', await factsFor(named('vm', 'web-01')), planned.params, NOW), NOW, done)
    expect((await again()).verdict).toBe('same-effect')
    const start = await plan('vm.start', named('vm', 'web-01'))
    await run(start)
    expect((await again()).verdict).toBe('different-effect')
  })

  it('replacing a key: the new one reaches what the old one did', async () => {
    const planned = await plan('api-key.rotate', named('api-key', 'staging-only'))
    const seen = await run(planned)
    expect(seen.map(([step]) => step?.split(':')[0])).toEqual(['create', 'let-in'])
    expect(seen.every(([, before, after]) => before === 'no-effect' && after === 'took-effect')).toBe(true)
    const { things } = await readAccount()
    const reach = (name: string) => {
      const key = things.find(named('api-key', name))
      if (key?.kind !== 'api-key') throw new Error(`no key ${name}`)
      return [key.facts.roleId, key.facts.projectAccesses.map(({ projectId, roleId }) => [projectId, roleId])]
    }
    expect(reach('staging-only (new)')).toEqual(reach('staging-only'))
  })

  it('a firewall: rules changed, set back by the prepared request, opened for a while and closed', async () => {
    const group = any('security-group')
    const { targets } = await factsFor(any('security-group'))
    const [before] = targets
    if (before?.kind !== 'security-group') throw new Error('no firewall')
    const opened = { protocol: 'TCP', direction: 'INBOUND', ports: '8080:8090', ip: '192.0.2.0', size: 24 }
    const change = await plan('security-group.update', group, { rules: [...before.facts.rules, opened] })
    expect(await run(change)).toEqual([['change', 'no-effect', 'took-effect']])
    const back = await plan('security-group.update', any('security-group'), change.undo.request?.params)
    expect(await run(back)).toEqual([['change', 'no-effect', 'took-effect']])
    const access = await plan('security-group.temporary-access', any('security-group'), {
      ports: '5432',
      ip: '192.0.2.9',
    })
    expect(await run(access)).toEqual([
      ['open', 'no-effect', 'took-effect'],
      ['close', 'no-effect', 'took-effect'],
    ])
    const after = (await factsFor(any('security-group'))).targets[0]
    expect(after?.kind === 'security-group' && after.facts.rules).toEqual(before.facts.rules)
  })
})
