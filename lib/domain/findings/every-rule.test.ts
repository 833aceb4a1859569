import { afterEach, describe, expect, it } from 'vitest'
import { at, BOUNDARIES, MOMENTS, ZONES } from '@/tests/support/rule-boundaries'
import { EDGES } from '@/tests/support/rule-edges'
import { KINDS } from '../inventory/kinds'
import type { AccountFacts, Thing } from './account-facts'
import { RULES, RULES_BY_CODE, SENTENCES } from './all-rules'
import { DEFAULT_POLICY } from './policy'
import { sayReason } from './say-reason'

const zone = process.env.TZ
afterEach(() => {
  process.env.TZ = zone
})

const find = (code: string, facts: AccountFacts, now: Date) =>
  RULES_BY_CODE.get(code)?.find(facts, DEFAULT_POLICY, now) ?? expect.unreachable(code)

it('every rule stands in a table of boundaries, and nothing else does', () => {
  const tried = [...BOUNDARIES, ...EDGES].map(({ rule }) => rule)
  expect([...new Set(tried)].sort()).toEqual(RULES.map(({ code }) => code).sort())
})

describe.each(BOUNDARIES)('$rule: $what', ({ rule, limit, atLimit, facts }) => {
  const CASES = [
    { age: limit - 1_000, moment: 'a second before the limit', found: false },
    { age: limit, moment: 'exactly at the limit', found: atLimit },
    { age: limit + 1_000, moment: 'a second after the limit', found: true },
  ]

  it.each(CASES)('$moment: found is $found, on every day and in every time zone', ({ age, found }) => {
    for (const tz of ZONES)
      for (const now of MOMENTS) {
        process.env.TZ = tz
        const when = at(now)
        const count = find(rule, facts(age, when), now).length
        expect({ tz, now, count }).toEqual({ tz, now, count: found ? 1 : 0 })
      }
  })
})

describe.each(EDGES)('$rule', ({ rule, found, fine }) => {
  it('finds what is just wrong and nothing that is just right, on every day and in every time zone', () => {
    for (const tz of ZONES)
      for (const now of MOMENTS) {
        process.env.TZ = tz
        const when = at(now)
        const counts = [found(when), ...fine(when)].map((facts) => find(rule, facts, now).length)
        expect({ tz, now, counts }).toEqual({ tz, now, counts: counts.map((_, index) => (index === 0 ? 1 : 0)) })
      }
  })

  it('accuses nothing more because of a state that nobody knows', () => {
    const when = at(NOW)
    for (const facts of fine(when)) expect(find(rule, eachThing(facts, inAnUnknownState), NOW)).toEqual([])
  })
})

const NOW = new Date('2026-05-20T09:30:00Z')

const WRONG = [
  ...BOUNDARIES.map(({ rule, what, limit, facts }) => ({ rule, what, facts: facts(limit + 1_000, at(NOW)) })),
  ...EDGES.map(({ rule, found }) => ({ rule, what: 'what is just wrong', facts: found(at(NOW)) })),
]

describe.each(WRONG)('$rule: $what', ({ rule, facts }) => {
  const speaks = (some: AccountFacts) => {
    for (const { reasons, unknowns = [] } of find(rule, some, NOW))
      for (const reason of [...reasons, ...unknowns])
        expect(sayReason(reason, SENTENCES, NOW)).not.toMatch(/undefined|null|NaN|\[object|\{/)
  }

  it('can be said whatever single thing Raff leaves out', () => {
    for (const kind of KINDS)
      for (const thing of facts.things[kind] as readonly Thing[]) {
        for (const field of OPTIONAL) speaks(eachThing(facts, (each) => ({ ...each, [field]: null })))
        for (const field of Object.keys(thing.facts))
          speaks(eachThing(facts, (each) => ({ ...each, facts: without(each.facts, field) })))
      }
  })

  it('can be said of states that nobody knows', () => speaks(eachThing(facts, inAnUnknownState)))
})

const OPTIONAL = [
  ...([
    'status',
    'projectId',
    'projectName',
    'environment',
    'owner',
    'purpose',
    'endsOn',
    'reviewOn',
    'monthlyCost',
  ] as const),
  ...(['parent', 'parentAskedAt', 'createdBy', 'createdAt'] as const),
] satisfies (keyof Thing)[]

function eachThing(facts: AccountFacts, change: (thing: Thing) => Thing): AccountFacts {
  const things = Object.fromEntries(KINDS.map((kind) => [kind, (facts.things[kind] as readonly Thing[]).map(change)]))
  return { ...facts, things: things as unknown as AccountFacts['things'] }
}

function inAnUnknownState(thing: Thing): Thing {
  const facts = 'status' in thing.facts ? { ...thing.facts, status: 'rebalancing' } : thing.facts
  return { ...thing, status: 'rebalancing', facts } as Thing
}

/** What reading an answer makes of a field that is not in it. */
function without(facts: Thing['facts'], field: string): Thing['facts'] {
  const value = (facts as Record<string, unknown>)[field]
  const empty = Array.isArray(value) ? [] : typeof value === 'string' ? '' : typeof value === 'boolean' ? false : null
  return { ...facts, [field]: empty } as Thing['facts']
}
