import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLAN_NOW, planFor, planParams, planTarget } from '@/tests/support/plan-targets'
import type { Kind } from '../inventory/kinds'
import { ACTIONS, type Action, wordsOf } from './action-words'
import { planOf } from './all-actions'
import { buildPlan } from './build-plan'
import type { Target } from './facts'
import type { Plan } from './plan-shape'

const daysAgo = (days: number) => new Date(PLAN_NOW.getTime() - days * 86_400_000).toISOString()

const name = fc.constantFrom('web-02', 'a', 'x'.repeat(200), '../..', 'a b/ü%?#', '__proto__', '', ' ')
const id = fc.constantFrom('x1', 'x2', '9', '10', '..', 'a/b', '', '\ud800')
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const text = orNull(fc.constantFrom('', '203.0.113.20', '10.0.0.7', '2001:db8::7', 'nonsense', 'Daily at 8am'))
const number = orNull(fc.constantFrom(0, 1, 7, -1, 1e12, 1.5))
const time = fc.constantFrom(null, 'not a time', daysAgo(0), daysAgo(400), '2099-01-01T00:00:00Z')

const rule = fc.record({
  protocol: fc.constantFrom('TCP', 'ALL', 'ICMP', 'new-one', ''),
  direction: fc.constantFrom('INBOUND', 'OUTBOUND', '?'),
  ports: fc.constantFrom(null, '', '22', '80,443', '3000:4000', 'x'),
  ip: fc.constantFrom(null, '', '0.0.0.0', '198.51.100.0', '::', 'x'),
  size: fc.constantFrom(null, 0, 24, 32, 128, 999, -1),
  icmpType: number,
})

/** Whatever Raff might say of a thing. Fields that a kind does not have are met by nobody. */
const facts = fc.record(
  {
    tags: fc.constantFrom([], [{ id: 't1', name: 'old', priority: 0, createdAt: null }]),
    status: fc.constantFrom(
      'active',
      'passive',
      'provisioning',
      'failure',
      'attached',
      'available',
      'ready',
      '',
      'new',
    ),
    vmId: orNull(id),
    incrementId: fc.constantFrom(null, 0, 1, 2),
    createdAt: time,
    expiresAt: time,
    lastUsedAt: time,
    type: fc.constantFrom('vm', 'volume', 'daily', 'weekly', ''),
    runtime: text,
    keepCount: number,
    reserved: fc.boolean(),
    isActive: fc.boolean(),
    rules: fc.array(rule, { maxLength: 5 }),
    nicCount: number,
    publicIpv4Address: text,
    privateIpv4Address: text,
    roleId: orNull(id),
    roleSlug: fc.constantFrom(null, 'owner', 'viewer'),
    projectAccesses: fc.array(
      fc.record({ projectId: id, projectName: text, roleId: orNull(id), roleName: text, roleSlug: text }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
)

/** Read, with whatever is there; or not to be read. */
function reading(kind: Kind) {
  const rows = fc.array(
    fc.record({ id, facts }).map((row) => ({ id: row.id, facts: planTarget(kind, row.facts as never).facts })),
    { maxLength: 4 },
  )
  return fc.oneof(rows.map(known), fc.constant({ known: false as const, why: 'Raff answered 403.' }))
}
const known = <T>(value: T) => ({ known: true as const, value })

const around = fc.record({
  interfaces: fc.constant(known([])),
  disks: reading('volume'),
  snapshots: reading('snapshot'),
  backups: reading('backup'),
  schedules: reading('backup-schedule'),
  addresses: reading('ip'),
  networks: fc.constantFrom(known([]), { known: false as const, why: 'Raff answered 403.' }),
  keys: reading('api-key'),
  roles: fc.constantFrom(known([]), known([{ id: 'x1', facts: { permissions: ['account.api_keys.manage'] } }]), {
    known: false as const,
    why: 'Raff answered 403.',
  }),
  places: fc.constantFrom(known([]), known([{ name: 'Shop', environment: null, environmentFrom: null }]), {
    known: false as const,
    why: 'it was not read',
  }),
  server: reading('vm').map((read) => (read.known ? known(read.value[0] ?? null) : read)),
  guarded: fc.constantFrom(
    known([]),
    known([{ id: 'v', name: 'web-01', status: 'active', owner: 'Dana', addresses: ['203.0.113.20'] }]),
    { known: false as const, why: 'Raff answered 403.' },
  ),
})

const target = (kind: Kind) =>
  fc
    .record({
      facts,
      around,
      own: fc.record({
        id: fc.uuid(),
        raffId: id,
        name,
        projectId: fc.constantFrom('p1', 'p1', 'p1', null),
        projectName: orNull(name),
        environment: fc.constantFrom('production', 'staging', 'development', 'other', null),
        environmentFrom: fc.constantFrom('own', 'confirmed', 'guessed', null),
        owner: fc.constantFrom(
          null,
          { name: 'Dana', gone: false, confirmedAt: null },
          { name: 'Kim', gone: true, confirmedAt: null },
        ),
        askFirst: fc.boolean(),
        purpose: text,
        monthlyCost: orNull(fc.constantFrom(0, 4.2)),
        ownConnections: fc.constantFrom([], [], [{ id: 'c1', name: 'Acting', prefix: 'raff_fa4efa4e' }]),
      }),
    })
    .map(({ facts, around, own }) => planTarget(kind, facts as never, { ...own, around } as never) as Target)

/** Other settings than the usual ones of each action. */
const OTHER_PARAMS: Partial<Record<Action, Record<string, unknown>>> = {
  'vm.delete': { path: 'safe', volumeAction: 'delete', deleteVpc: true, afterDays: 10 },
  'backup-schedule.update': { keepCount: 1 },
  'security-group.update': {
    rules: [{ protocol: 'TCP', direction: 'INBOUND', ports: '22', ip: null, size: null, icmpType: null }],
    insist: true,
  },
  'security-group.temporary-access': { ip: '2001:db8::/32', ports: '22', protocol: 'UDP', minutes: 90 },
  'api-key.rotate': { why: 'leaked', quietDays: 3, expiresAt: '2027-01-01T00:00:00Z' },
}

const asked = fc.constantFrom(...ACTIONS).chain((action) =>
  fc.record({
    action: fc.constant(action),
    params: fc.constantFrom(planParams(action), OTHER_PARAMS[action] ?? planParams(action)),
    targets: fc.array(target(wordsOf(action).kind ?? 'project'), { minLength: 1, maxLength: 2 }),
  }),
)

describe('whatever Raff says', () => {
  it('a plan can be made, its calls are whole, and its sentences are sentences', () => {
    const sent = new Set<Action>()
    fc.assert(
      fc.property(asked, ({ action, params, targets }) => {
        const plan = buildPlan({ action, params }, targets, PLAN_NOW)
        if (plan.obstacles.length === 0 && plan.nothingLeft === null) {
          checkCalls(plan)
          sent.add(action)
        }
        checkSentences(plan)
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
      }),
      { numRuns: 300 },
    )
    // a test that only ever met what cannot be done would show nothing
    expect(sent.size).toBeGreaterThan(ACTIONS.length / 3)
  })

  it('the same facts give the same plan, and time alone changes nothing of what it leans on', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 90 }), ({ action, params, targets }, minutes) => {
        const order = { action, params }
        const plan = buildPlan(order, targets, PLAN_NOW)
        expect(buildPlan(structuredClone(order), structuredClone(targets), PLAN_NOW)).toEqual(plan)
        const later = new Date(PLAN_NOW.getTime() + minutes * 60_000)
        expect(buildPlan(order, targets, later).fingerprint).toBe(plan.fingerprint)
      }),
      { numRuns: 120 },
    )
  })
})

function checkCalls(plan: Plan): void {
  expect(plan.steps.length).toBeGreaterThan(0)
  for (const { call, proof, kind } of plan.steps) {
    expect(kind === 'call').toBe(proof !== null)
    if (!call) continue
    expect(call.path).toMatch(/^\/[a-z-]+(\/|$)/)
    expect(call.path).not.toMatch(/\/\.{0,2}(\/|$)/)
    if (!/^\/(api-keys|projects)/.test(call.path)) expect(call.projectId).toBeTruthy()
    if (call.method === 'DELETE' && call.template === '/vms/{id}')
      expect(Object.keys(call.body as object).sort()).toEqual(['delete_vpc', 'volume_action'])
  }
  expect(plan.title).not.toMatch(/^(ok|confirm|approve)$/i)
  if (plan.risk.level === 'high') expect(plan.confirmation?.fact.trim()).toBeTruthy()
}

function checkSentences({ steps, stops, affects, survives, unknowns, risk, undo, money, obstacles, warnings }: Plan) {
  const lines = [...stops, ...affects, ...survives, ...unknowns].map((each) => each.text)
  const sentences = [...steps.map((each) => each.sentence), undo.sentence, money.sentence]
  const said = [...lines, ...sentences, ...risk.reasons, ...obstacles, ...warnings]
  expect(said.filter((sentence) => !/\S/.test(sentence))).toEqual([])
  expect(said.filter((sentence) => /undefined|NaN|\[object|\bnull\b/.test(sentence))).toEqual([])
}

describe('the fingerprint', () => {
  const point = { id: 'b1', facts: planTarget('backup').facts }
  const disk = { id: '9', facts: planTarget('volume').facts }
  const address = { id: 'i1', facts: { ...planTarget('ip').facts, address: '203.0.113.20' } }
  const all = { backups: known([point]), disks: known([disk]), addresses: known([address]) }
  const print = (facts = {}, more = {}, near = {}, params = planParams('vm.delete'), now = PLAN_NOW) =>
    planFor('vm.delete', planTarget('vm', facts, { ...more, around: { ...all, ...near } } as never), params, now)
      .fingerprint
  const before = print()

  it.each([
    ['its name', () => print({ name: 'web-03' })],
    ['its status', () => print({ status: 'passive' })],
    ['its address', () => print({ publicIpv4Address: '192.0.2.1' })],
    ['its project', () => print({}, { projectId: 'p2' })],
    ['its environment', () => print({}, { environment: 'development' })],
    ['its owner', () => print({}, { owner: null })],
    ['its purpose', () => print({}, { purpose: 'the shop' })],
    ['its cost', () => print({}, { monthlyCost: 12 })],
    ['that its owner wants to be asked', () => print({}, { askFirst: true })],
    ['a copy less', () => print({}, {}, { backups: known([]) })],
    [
      'a copy that failed',
      () => print({}, {}, { backups: known([{ ...point, facts: { ...point.facts, status: 'failed' } }]) }),
    ],
    ['a disk less', () => print({}, {}, { disks: known([]) })],
    [
      'an address no longer reserved',
      () => print({}, {}, { addresses: known([{ ...address, facts: { ...address.facts, reserved: false } }]) }),
    ],
    ['copies that cannot be read', () => print({}, {}, { backups: { known: false, why: 'Raff answered 403.' } })],
    ['what is chosen', () => print({}, {}, {}, { ...planParams('vm.delete'), volumeAction: 'delete' })],
  ])('moves with %s', (_, printed) => expect(printed()).not.toBe(before))

  it.each([
    ['when Raff touched it last', () => print({ updatedAt: daysAgo(0) })],
    ['a hint that means nothing', () => print({ backupType: 'daily' })],
    [
      'an address of something else',
      () => print({}, {}, { addresses: known([address, { id: 'i2', facts: planTarget('ip').facts }]) }),
    ],
    ['the time of day', () => print({}, {}, {}, undefined, new Date(PLAN_NOW.getTime() + 3_600_000))],
    ['another day', () => print({}, {}, {}, undefined, new Date(PLAN_NOW.getTime() + 3 * 86_400_000))],
  ])('does not move with %s', (_, printed) => expect(printed()).toBe(before))

  it('reads only what its action says it needs', () => {
    for (const action of ACTIONS) {
      const kind = wordsOf(action).kind ?? 'project'
      const asked = new Set<string>()
      const watched = new Proxy(planTarget(kind).around, {
        get: (given, need, self) => {
          asked.add(String(need))
          return Reflect.get(given, need, self)
        },
      })
      buildPlan({ action, params: planParams(action) }, [{ ...planTarget(kind), around: watched }], PLAN_NOW)
      expect(planOf(action).needs, action).toEqual(expect.arrayContaining([...asked]))
    }
  })
})
