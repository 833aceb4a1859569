import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAgo, given, NOW, nic, planFacts, thePlan } from '@/tests/support/plan-facts'
import { ACTION_NAMES, type ActionName } from '../action-names'
import type { Kind } from '../inventory/kinds'
import { ACTIONS } from './actions'
import { readParams } from './params'
import type { Plan } from './plan'
import type { AnyThing, PlanFacts, PlanThing } from './plan-facts'
import { planFor } from './plan-for'

const name = fc.constantFrom('web-02', 'a', 'x'.repeat(200), '../..', 'a b/ü%?#', '__proto__', '')
const id = fc.constantFrom('vm1', 'vm2', '9', '10', '..', 'a/b', '', '\ud800')
const text = fc.option(
  fc.constantFrom('', '203.0.113.7', '10.0.0.7', 'nonsense', '2026-11-20T00:00:00Z', 'Daily at 8am'),
  {
    nil: null,
  },
)
const number = fc.option(fc.constantFrom(0, 1, 7, -1, 1e12, 1.5), { nil: null })
const time = fc.constantFrom(null, 'not a time', daysAgo(0), daysAgo(400), '2099-01-01T00:00:00Z')

const rule = fc.record({
  protocol: fc.constantFrom('TCP', 'ALL', 'ICMP', 'new-one', ''),
  direction: fc.constantFrom('INBOUND', 'OUTBOUND', '?'),
  ports: fc.constantFrom(null, '', '22', '80,443', '3000:4000', 'x'),
  ip: fc.constantFrom(null, '', '0.0.0.0', '198.51.100.0', '::', 'x'),
  size: fc.constantFrom(null, 0, 24, 32, 128, 999, -1),
  icmpType: number,
})

/** Whatever Raff might say of a thing. */
const over = {
  facts: {
    tags: fc.constantFrom([], [{ id: 't1', name: 'temporary', priority: 0, createdAt: null }]),
    status: fc.constantFrom(
      'active',
      'active',
      'passive',
      'passive',

      'active',
      'passive',
      'provisioning',
      'failure',
      'attached',
      'available',
      'ready',
      'in-use',
      '',
      'new-one',
    ),
    vmId: fc.option(id, { nil: null }),
    incrementId: fc.constantFrom(null, 0, 1, 2),
    createdAt: time,
    expiresAt: time,
    lastUsedAt: time,
    updatedAt: time,
    type: fc.constantFrom('vm', 'volume', 'daily', 'weekly', 'IPv4', ''),
    runtime: text,
    keepCount: number,
    sizeGb: fc.constantFrom(0, 50),
    reserved: fc.boolean(),
    isActive: fc.boolean(),
    rules: fc.array(rule, { maxLength: 5 }),
    nicCount: number,
    publicIpv4Address: text,
    routerPublicIp: text,
    roleId: fc.option(id, { nil: null }),
    projectAccesses: fc.array(
      fc.record({
        projectId: id,
        projectName: text,
        roleId: fc.option(id, { nil: null }),
        roleName: text,
        roleSlug: text,
      }),
      { maxLength: 3 },
    ),
  },
}

const kinds = [
  'vm',
  'volume',
  'snapshot',
  'backup',
  'backup-schedule',
  'ip',
  'vpc',
  'security-group',
  'project',
  'role',
  'api-key',
] as const

const thingOf = (...among: Kind[]) =>
  fc
    .record({
      kind: fc.constantFrom(...among),
      raffId: id,
      id: fc.option(fc.uuid(), { nil: null }),
      name,
      presence: fc.constantFrom('there', 'there', 'there', 'there', 'there', 'there', 'gone', 'unseen'),
      projectId: fc.constantFrom('p1', 'p1', 'p1', 'p2', null),
      projectName: fc.option(name, { nil: null }),
      environment: fc.constantFrom('production', 'staging', 'development', 'other', null),
      environmentFrom: fc.constantFrom('own', 'confirmed', 'guessed', null),
      owner: fc.constantFrom(
        null,
        { name: 'Dana', gone: false, confirmedAt: null },
        { name: 'Kim', gone: true, confirmedAt: daysAgo(3) },
      ),
      askFirst: fc.boolean(),
      protected: fc.boolean(),
      cost: fc.constantFrom({ amount: null, source: 'unknown' as const }, { amount: 4.2, source: 'catalog' as const }),
      parent: fc.constantFrom(null, { kind: 'vm' as const, raffId: 'vm1' }, { kind: 'volume' as const, raffId: '9' }),
      facts: fc.record(over.facts, { requiredKeys: [] }),
    })
    .map(({ kind, raffId, facts, ...rest }) => given(kind, raffId, { ...rest, facts } as never) as PlanThing)

const facts = fc
  .record({
    targets: fc.array(thingOf(...kinds), { maxLength: 3 }),
    beside: fc.array(thingOf(...kinds), { maxLength: 8 }),
    interfaces: fc.array(
      fc
        .record({ server: id, type: fc.constantFrom('public', 'vpc', 'ipv6', '?'), ip: text, group: text })
        .map(({ server, type, ip, group }, index = 0) =>
          nic(server, { nicId: String(index), type, ip, networkName: 'vpc-main', securityGroupId: group }),
        ),
      { maxLength: 4 },
    ),
    unread: fc.array(
      fc.oneof(
        fc.record({ what: fc.constantFrom(...kinds), projectId: fc.constantFrom(null, 'p1') }),
        fc.record({ what: fc.constant('interfaces' as const), serverId: fc.constantFrom(null, 'vm1') }),
      ),
      { maxLength: 3 },
    ),
  })
  .map(({ targets, ...rest }) => planFacts(targets, rest))

const someParams: Record<ActionName, unknown[]> = {
  ...(Object.fromEntries(ACTION_NAMES.map((action) => [action, [{}]])) as Record<ActionName, unknown[]>),
  'vm.tag-add': [{ name: 'temporary' }],
  'vm.tag-remove': [{ name: 'temporary' }],
  'vm.delete': [{}, { way: 'safe' }, { volumeAction: 'delete', deleteVpc: true }, { way: 'safe', graceDays: 30 }],
  'backup-schedule.create': [{ type: 'daily', time: '8am', keepCount: 3 }],
  'backup-schedule.update': [{ keepCount: 1 }, { type: 'weekly', dayOfWeek: 'Sunday' }, { time: '13:00' }],
  'security-group.update': [
    { rules: [] },
    { rules: [{ protocol: 'TCP', direction: 'INBOUND', ports: '22' }], reboot: true, insist: true },
  ],
  'security-group.temporary-access': [{ ports: '22', ip: '192.0.2.9', minutes: 30, reboot: true }],
  'api-key.create': [{ name: 'reports', projects: [{ projectId: 'p1', roleId: 'vm1' }] }],
  'api-key.rotate': [{}, { intent: 'leaked', installedIn: ['ci'] }],
}

const question = fc
  .constantFrom(...ACTION_NAMES)
  .chain((action) => fc.record({ action: fc.constant(action), params: fc.constantFrom(...someParams[action]) }))

/** Mostly one target of the right kind: with others little would ever be planned. */
const asked = question.chain(({ action, params }) => {
  const { kind } = ACTIONS[action]
  const own = kind === null ? fc.constant([]) : fc.array(thingOf(kind), { minLength: 1, maxLength: 2 })
  return fc
    .record({ action: fc.constant(action), params: fc.constant(params), all: facts, own })
    .map(({ own, ...rest }) => ({
      ...rest,
      all: { ...rest.all, targets: own as AnyThing[] },
    }))
})

describe('whatever the facts are', () => {
  it('no plan fails to be made: it is a plan, or refusals with sentences', () => {
    const planned = new Map<ActionName, number>()
    fc.assert(
      fc.property(asked, facts, fc.constantFrom(true, true, true, false), ({ action, params, all }, others, fits) => {
        const outcome = planFor(action, fits ? all : others, params, NOW)
        if ('plan' in outcome) {
          planned.set(action, (planned.get(action) ?? 0) + 1)
          checkPlan(outcome.plan)
        } else {
          expect(outcome.refusals.length).toBeGreaterThan(0)
          for (const { sentence } of outcome.refusals) expect(sentence).toMatch(/\S.*[.?!]$/s)
        }
      }),
      { numRuns: 500 },
    )
    // a test that only ever met refusals would show nothing
    expect(planned.size).toBeGreaterThan(ACTION_NAMES.length / 2)
    expect([...planned.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(80)
  })

  it('any settings at all are read, or refused by name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTION_NAMES), fc.anything(), (action, params) => {
        const read = readParams(action, params, NOW)
        for (const { field, sentence } of read.problems ?? [])
          expect([typeof field, sentence]).toEqual(['string', expect.stringMatching(/\S/)])
      }),
      { numRuns: 800 },
    )
  })
})

function checkPlan(plan: Plan): void {
  expect(plan.calls.length).toBeGreaterThan(0)
  const steps = plan.calls.map(({ step }) => step)
  for (const { path, method, body, wait, projectId } of plan.calls) {
    expect(path).toMatch(/^\/api\/v1\/[a-z-]+(\/|$)/)
    expect(path).not.toMatch(/\/\.{0,2}(\/|$)/)
    if (wait) expect(steps).toContain(wait.after)
    if (!/^\/api\/v1\/(api-keys|projects)/.test(path)) expect(projectId).not.toBeNull()
    if (method === 'DELETE' && /^\/api\/v1\/vms\/[^/]+$/.test(path)) {
      expect(Object.keys(body as object).sort()).toEqual(['delete_vpc', 'volume_action'])
    }
  }
  expect(plan.sentences.length).toBeGreaterThan(0)
  expect(plan.undo.sentences.length).toBeGreaterThan(0)
  expect(plan.words.approve).not.toMatch(/^(ok|confirm|approve)$/i)
  if (plan.risk.level !== 'low') expect(plan.confirmation).toBeTruthy()
  const said = [
    ...plan.sentences,
    ...plan.stops,
    ...plan.affects,
    ...plan.survives,
    ...plan.unknowns,
    ...plan.risk.reasons,
  ]
  for (const sentence of said) expect(sentence).not.toMatch(/undefined|NaN|\[object|null/)
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
}

describe('the same facts', () => {
  it('give the same plan, in whatever order they were gathered', () => {
    fc.assert(
      fc.property(asked, ({ action, params, all: fit }) => {
        const first = planFor(action, fit, params, NOW)
        expect(planFor(action, structuredClone(fit), params, NOW)).toEqual(first)
      }),
      { numRuns: 120 },
    )
  })

  it('give the same plan with the settings that it completed, at any later time', () => {
    const later = new Date(NOW.getTime() + 90 * 60_000)
    let plans = 0
    fc.assert(
      fc.property(asked, ({ action, params, all: fit }) => {
        const first = planFor(action, fit, params, NOW)
        if (!('plan' in first)) return
        plans += 1
        const again = planFor(action, fit, first.plan.params, later)
        // what is over in the meantime may be another thing to say; what is read again must be readable
        if ('refusals' in again) expect(again.refusals.every(({ code }) => code !== 'invalid')).toBe(true)
        else expect(again.plan.params).toEqual(first.plan.params)
      }),
      { numRuns: 250 },
    )
    expect(plans).toBeGreaterThan(30)
  })
})

describe('the fingerprint', () => {
  const server = given('vm', 'vm1')
  const backup = given('backup', 'b1')
  const disk = given('volume', '9', { facts: { vmId: 'vm1', status: 'attached' } })
  const ip = given('ip', 'ip1', { facts: { address: '203.0.113.7', status: 'in-use' } })
  const around = [backup, disk, ip]
  const print = (target: PlanThing, beside: PlanThing[] = around, more: Partial<PlanFacts> = {}) =>
    thePlan('vm.delete', planFacts([target], { beside, ...more })).fingerprint
  const before = print(server)

  it.each([
    ['its name', () => print(given('vm', 'vm1', { name: 'web-03' }))],
    ['its status', () => print(given('vm', 'vm1', { facts: { status: 'passive' } }))],
    ['its address', () => print(given('vm', 'vm1', { facts: { publicIpv4Address: '192.0.2.1' } }))],
    ['its project', () => print(given('vm', 'vm1', { projectId: 'p2' }))],
    ['its environment', () => print(given('vm', 'vm1', { environment: 'staging' }))],
    ['its owner', () => print(given('vm', 'vm1', { owner: null }))],
    ['its protection', () => print(given('vm', 'vm1', { protected: true }))],
    ['its cost', () => print(given('vm', 'vm1', { cost: { amount: 9, source: 'raff' } }))],
    ['a copy less', () => print(server, [disk, ip])],
    ['a copy that failed', () => print(server, [given('backup', 'b1', { facts: { status: 'failed' } }), disk, ip])],
    ['a disk less', () => print(server, [backup, ip])],
    [
      'an address no longer reserved',
      () => print(server, [backup, disk, given('ip', 'ip1', { facts: { address: '203.0.113.7', reserved: false } })]),
    ],
    [
      'a restore test',
      () =>
        print(server, around, { restoreTests: [{ kind: 'vm', raffId: 'vm1', testedAt: daysAgo(1), worked: true }] }),
    ],
    ['copies that cannot be read', () => print(server, around, { unread: [{ what: 'backup', projectId: null }] })],
  ] as const)('changes with %s', (_, printed) => expect(printed()).not.toBe(before))

  it.each([
    ['when Raff touched it last', () => print(given('vm', 'vm1', { facts: { updatedAt: daysAgo(0) } }))],
    ['its size', () => print(given('vm', 'vm1', { facts: { cpu: 8 } }))],
    ['a hint that means nothing', () => print(given('vm', 'vm1', { facts: { backupType: 'daily' } }))],
    ['copies of another server', () => print(server, [...around, given('backup', 'b9', { facts: { vmId: 'vm9' } })])],
    ['another disk', () => print(server, [...around, given('volume', '10')])],
    ['the order of what is around', () => print(server, [...around].reverse())],
    ['a key', () => print(server, [...around, given('api-key', 'k1')])],
    [
      'something unread that it never looked at',
      () => print(server, around, { unread: [{ what: 'api-key', projectId: null }] }),
    ],
    ['who asks', () => print(server, around, { asker: { id: 'x', name: 'Else' } })],
  ] as const)('does not change with %s', (_, printed) => expect(printed()).toBe(before))

  it('does not change with time, and changes with what is asked', () => {
    const facts = planFacts([server], { beside: around })
    const { params } = thePlan('vm.delete', facts)
    const later = new Date(NOW.getTime() + 86_400_000)
    expect(thePlan('vm.delete', facts, params, later).fingerprint).toBe(before)
    expect(thePlan('vm.delete', facts, { volumeAction: 'delete' }).fingerprint).not.toBe(before)
    expect(thePlan('vm.stop', facts).fingerprint).not.toBe(before)
  })
})

describe('the risk', () => {
  const place = (environment: PlanThing['environment'], environmentFrom: PlanThing['environmentFrom'] = 'confirmed') =>
    planFacts([given('vm', 'vm1', { environment, environmentFrom, facts: { status: 'passive' } })])

  it('of a start is low, and medium in production and where nobody knows', () => {
    expect(thePlan('vm.start', place('development')).risk.level).toBe('low')
    expect(thePlan('vm.start', place('production')).risk.level).toBe('medium')
    expect(thePlan('vm.start', place(null)).risk.level).toBe('medium')
    expect(thePlan('vm.start', place('other', 'guessed')).risk.level).toBe('medium')
    expect(thePlan('vm.start', place('other')).risk.level).toBe('low')
  })

  it('of taking a copy is low everywhere, and an unowned server does not hold it up', () => {
    const unowned = planFacts([given('vm', 'vm1', { environment: 'production', owner: null })])
    for (const action of ['vm.snapshot', 'vm.backup', 'vm.save-image'] as const) {
      const { risk, confirmation } = thePlan(action, unowned)
      expect([risk.level, risk.extraApprovers, confirmation]).toEqual(['low', 0, null])
    }
  })

  it('takes one more where nobody answers, and says why', () => {
    const unowned = planFacts([given('vm', 'vm1', { owner: null })])
    const gone = planFacts([given('vm', 'vm1', { owner: { name: 'Kim', gone: true, confirmedAt: null } })])
    expect(thePlan('vm.stop', planFacts([given('vm', 'vm1')])).risk.extraApprovers).toBe(0)
    expect(thePlan('vm.stop', unowned).risk).toMatchObject({ extraApprovers: 1 })
    expect(thePlan('vm.stop', gone).risk.raises.join()).toContain('Kim')
  })

  it('of everything final is high', () => {
    for (const action of [
      'vm.delete',
      'volume.delete',
      'snapshot.delete',
      'backup.delete',
      'ip.release',
      'api-key.revoke',
    ] as const)
      expect(ACTIONS[action].risk).toEqual({ base: 'high', production: 'high' })
  })
})

describe('several targets', () => {
  const [one, two] = [given('snapshot', '1'), given('snapshot', '2', { name: 'snap-2' })]

  it('have their own steps, parts and sentences, and one number to type', () => {
    const plan = thePlan('snapshot.delete', planFacts([one, two]))
    expect(plan.calls.map(({ step, target }) => [step, target])).toEqual([
      ['delete:snapshot:1', 'id-snapshot-1'],
      ['delete:snapshot:2', 'id-snapshot-2'],
    ])
    expect(plan.parts).toHaveLength(2)
    expect([plan.confirmation, plan.words.approve]).toEqual(['2 snapshots', 'delete 2 snapshots for good'])
    expect(plan.money.monthly).toBe(-14.6)
  })

  it('one that is gone already is left out by name, and one that cannot be done refuses all', () => {
    const gone = given('snapshot', '2', { name: 'snap-2', presence: 'gone' })
    expect(thePlan('snapshot.delete', planFacts([one, gone])).skipped).toMatchObject([{ name: 'snap-2' }])
    const active = given('snapshot', '2', { name: 'snap-2', facts: { status: 'active' } })
    expect(planFor('snapshot.delete', planFacts([one, active]), {}, NOW)).toMatchObject({
      refusals: [{ code: 'blocked', target: 'id-snapshot-2' }],
    })
  })

  it.each([
    ['none', [], 'snapshot.delete'],
    ['one of another kind', [given('vm', 'vm1')], 'snapshot.delete'],
    ['the same one twice', [one, one], 'snapshot.delete'],
    ['more than one where only one goes', [given('api-key', 'k1'), given('api-key', 'k2')], 'api-key.rotate'],
    ['any for something new', [one], 'api-key.create'],
  ] as const)('%s is refused', (_, targets, action) => {
    const params = action === 'api-key.create' ? { name: 'x' } : {}
    expect(planFor(action, planFacts([...targets] as PlanThing[]), params, NOW)).toMatchObject({
      refusals: [{ code: 'invalid', field: 'targets' }],
    })
  })
})
