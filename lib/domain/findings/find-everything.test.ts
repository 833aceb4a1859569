import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { givenFacts } from '@/tests/support/account-facts'
import { KINDS, type Kind } from '../inventory/kinds'
import type { AccountFacts, Thing } from './account-facts'
import { SENTENCES } from './all-rules'
import { calendarOf, CALENDAR_DAYS } from './calendar'
import { COVERAGE_STATES } from './coverage-states'
import { findEverything } from './find-everything'
import { DEFAULT_POLICY } from './policy'
import { sayReason } from './say-reason'

const NOW = new Date('2026-05-20T09:30:00Z')

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 })
const date = fc.date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
const isoDate = date.map((each) => each.toISOString())
const ids = fc.constantFrom('1', '2', '3', '4', 'server', 'disk', '')
const odd = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '=', 'expires=', 'temporary=true'))
const status = fc.oneof(
  fc.constantFrom(
    'active',
    'passive',
    'failure',
    'ready',
    'failed',
    'creating',
    'pending',
    'available',
    'free',
    'suspended',
    '',
  ),
  odd,
)
const seen = fc.record({ after: maybe(date), by: date })
const environment = fc.constantFrom('production', 'staging', 'development', 'other', null)
const tag = fc.oneof(
  odd,
  isoDate.map((each) => `expires=${each}`),
  isoDate.map((each) => `expires=${each.slice(0, 10)}`),
  fc.constantFrom('temporary=true', 'owner=dana', 'env=prod', 'env=staging'),
)
const rule = fc.record({
  protocol: fc.constantFrom('TCP', 'UDP', 'ALL', 'ICMP', '', 'SCTP'),
  direction: fc.constantFrom('INBOUND', 'OUTBOUND', '', 'in'),
  ports: maybe(fc.oneof(odd, fc.constantFrom('22', '80,443', '3000:4000', '1:65535', ':', ','))),
  ip: maybe(fc.oneof(odd, fc.constantFrom('0.0.0.0', '::', '198.51.100.0', '10.0.0.0/8'))),
  size: maybe(fc.integer({ min: -1, max: 200 })),
  icmpType: maybe(fc.integer()),
})

/** Whatever Raff may say of anything: every field that any kind has, filled in at random. */
const raffSays = fc.record({
  name: odd,
  status,
  tags: fc.constant([]),
  vmId: maybe(ids),
  type: fc.constantFrom('vm', 'volume', 'daily', 'weekly', 'monthly', ''),
  runtime: maybe(fc.oneof(odd, fc.constantFrom('Daily at 2am', 'Saturday 8:30pm', 'whenever'))),
  keepCount: maybe(fc.integer({ min: -1, max: 30 })),
  incrementId: maybe(fc.integer({ min: 0, max: 9 })),
  reserved: fc.boolean(),
  usedIps: maybe(fc.constantFrom(0, 0, 3)),
  nicCount: maybe(fc.constantFrom(0, 0, 3)),
  rules: fc.array(rule, { maxLength: 4 }),
  isDefault: maybe(fc.boolean()),
  email: odd,
  userId: maybe(ids),
  invitedAt: maybe(fc.oneof(isoDate, odd)),
  expiresAt: maybe(fc.oneof(isoDate, odd)),
  lastUsedAt: maybe(fc.oneof(isoDate, odd)),
  permissions: fc.array(fc.oneof(odd, fc.constantFrom('vm.delete', 'vm.view', 'account.view', '*'))),
  slug: maybe(fc.constantFrom('owner', 'admin', 'viewer')),
  isSystem: maybe(fc.boolean()),
  prefix: odd,
  isActive: fc.boolean(),
  roleId: maybe(ids),
  roleName: maybe(odd),
  roleSlug: maybe(fc.constantFrom('owner', 'admin')),
  projectAccesses: fc.array(
    fc.record({
      projectId: ids,
      projectName: maybe(odd),
      roleId: maybe(ids),
      roleName: maybe(odd),
      roleSlug: maybe(odd),
    }),
    { maxLength: 4 },
  ),
})

const thing = fc.record({
  kind: fc.constantFrom<Kind>(...KINDS),
  raffId: ids,
  name: odd,
  status: maybe(status),
  statusSince: seen,
  projectId: maybe(ids),
  projectName: maybe(odd),
  environment,
  owner: maybe(fc.record({ key: odd, name: odd, gone: fc.boolean(), confirmedAt: maybe(date) })),
  purpose: maybe(odd),
  endsOn: maybe(date),
  reviewOn: maybe(date),
  monthlyCost: maybe(fc.double({ min: 0, max: 10_000, noNaN: true })),
  parent: maybe(fc.record({ kind: fc.constantFrom<Kind>('vm', 'volume'), raffId: ids })),
  parentAskedAt: maybe(date),
  tags: fc.array(tag, { maxLength: 4 }),
  addresses: fc.constant([]),
  createdBy: maybe(ids),
  createdAt: maybe(date),
  firstSeen: seen,
  missing: fc.boolean(),
  facts: raffSays,
})

const facts: fc.Arbitrary<AccountFacts> = fc
  .record({
    // an id is only used once within its kind
    all: fc.uniqueArray(thing, { maxLength: 25, selector: ({ kind, raffId }) => `${kind} ${raffId}` }),
    blindKinds: fc.subarray([...KINDS, 'interface' as const], { maxLength: 3 }),
    readAt: date,
    nics: fc.array(
      fc.record({ server: ids, firewall: maybe(ids), type: fc.constantFrom('public', 'vpc', 'ipv6', '') }),
      {
        maxLength: 6,
      },
    ),
    gone: fc.array(
      fc.record({
        kind: fc.constantFrom<Kind>('vm', 'volume', 'member', 'backup-schedule'),
        raffId: ids,
        name: odd,
        goneAfter: maybe(date),
        goneAt: maybe(date),
        projectId: maybe(ids),
        serverId: maybe(ids),
        userId: maybe(ids),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ all, blindKinds, readAt, nics, gone }) => {
    const blank = givenFacts(NOW, {
      all: all.map((each, index) => ({ ...each, id: `id-${index}` })) as unknown as Thing[],
    })
    return {
      ...blank,
      gone,
      reads: new Map([...blank.reads].map(([kind]) => [kind, { completeAt: readAt, triedAt: readAt }])),
      blind: blindKinds.map((kind) => ({
        kind,
        projectId: null,
        projectName: null,
        reason: 'forbidden',
        since: readAt,
      })),
      interfaces: new Map(
        nics.map(({ server, firewall, type }, index) => [
          server,
          [
            {
              nicId: `${index}`,
              type,
              networkName: null,
              ip: null,
              mac: null,
              gateway: null,
              securityGroupId: firewall,
            },
          ],
        ]),
      ),
    } as AccountFacts
  })

const RUNS = { numRuns: 150 }

describe('whatever Raff says', () => {
  it('no rule throws, and every sentence can be said', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { findings, coverage } = findEverything(some, DEFAULT_POLICY, NOW)
        for (const { reasons, unknowns } of [...findings, ...coverage])
          for (const reason of [...reasons, ...unknowns]) {
            expect(SENTENCES.has(reason.code)).toBe(true)
            expect(sayReason(reason, SENTENCES, NOW)).not.toMatch(/undefined|NaN|\[object/)
          }
        for (const row of coverage) expect(calendarOf(some, row, NOW)).toHaveLength(CALENDAR_DAYS)
      }),
      RUNS,
    )
  })

  it('findings are a function of what was read: the same facts give the same findings', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const again = structuredClone(some)
        expect(findEverything(again, DEFAULT_POLICY, NOW)).toEqual(findEverything(some, DEFAULT_POLICY, NOW))
      }),
      RUNS,
    )
  })

  it('each finding has an identity of its own', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const keys = findEverything(some, DEFAULT_POLICY, NOW).findings.map(({ key }) => key)
        expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
      }),
      RUNS,
    )
  })

  it('savings never exceed the bill', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const bill = everything(some).reduce((sum, { monthlyCost }) => sum + (monthlyCost ?? 0), 0)
        const { findings } = findEverything(some, DEFAULT_POLICY, NOW)
        const saved = findings.reduce((sum, { saving }) => sum + (saving ?? 0), 0)
        // each saving is rounded to hundredths of a cent
        expect(saved).toBeLessThanOrEqual(bill + 0.001 * findings.length)
      }),
      RUNS,
    )
  })

  it('a server or a disk in use is in exactly one state, and has a finding exactly when that asks for one', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { coverage, findings } = findEverything(some, DEFAULT_POLICY, NOW)
        const rows = coverage.map(({ thing }) => thing.id)
        expect(new Set(rows).size).toBe(rows.length)
        const servers = some.things.vm.filter((server) => server.facts.status !== 'failure').map(({ id }) => id)
        expect(servers.every((id) => rows.includes(id))).toBe(true)
        for (const { thing, state } of coverage) {
          expect(COVERAGE_STATES).toContain(state)
          const told = findings.filter(
            ({ key, subject }) => key.startsWith('backup-state|') && subject.resourceId === thing.id,
          )
          const expected = state === 'at-risk' || state === 'unprotected' ? [state] : []
          expect(told.map(({ code }) => code)).toEqual(expected)
        }
      }),
      RUNS,
    )
  })

  it('what cannot be read makes no server protected and none unprotected', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const spot = { projectId: null, projectName: null, reason: 'forbidden' as const, since: NOW }
        const blind = {
          ...some,
          blind: [
            { kind: 'backup' as const, ...spot },
            { kind: 'snapshot' as const, ...spot },
          ],
        }
        for (const { state } of findEverything(blind, DEFAULT_POLICY, NOW).coverage) expect(state).toBe('unknown')
      }),
      RUNS,
    )
  })
})

function everything({ things }: AccountFacts): Thing[] {
  return KINDS.flatMap((kind) => things[kind] as readonly Thing[])
}
