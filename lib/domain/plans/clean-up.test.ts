import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAgo, given, NOW } from '@/tests/support/plan-facts'
import { ENVIRONMENTS } from '../inventory/environment'
import { type CleanUpRule, findByRule } from './clean-up'
import type { AnyThing, PlanThing } from './plan-facts'

const rule = (over: Partial<CleanUpRule> = {}): CleanUpRule => ({
  action: 'vm.delete',
  tag: 'temporary',
  projectId: null,
  nameHolds: null,
  olderThanDays: null,
  ...over,
})
const tags = [{ id: 't', name: 'temporary', priority: 0, createdAt: null }]
const server = (over: Parameters<typeof given<'vm'>>[2] = {}) =>
  given('vm', 'vm1', { ...over, facts: { tags, createdAt: daysAgo(5), ...over.facts } })
const find = (things: PlanThing[], over: Partial<CleanUpRule> = {}) => {
  const outcome = findByRule(rule(over), things as AnyThing[], NOW)
  if ('problems' in outcome) throw new Error(outcome.problems.join(' '))
  return outcome.found
}

describe('clean-up by rule', () => {
  it('shows its exact list, with the reason of each', () => {
    expect(find([server(), given('vm', 'vm2')], { olderThanDays: 3 }).targets).toMatchObject([
      { thing: { raffId: 'vm1' }, reasons: ['has the tag “temporary”', 'made 5 days ago'] },
    ])
  })

  it.each([
    ['production', server({ environment: 'production' })],
    ['what nobody can place', server({ environment: null })],
    ['a name that says nothing', server({ environment: 'other', environmentFrom: 'guessed' })],
    ['a guess against the name', server({ environmentFrom: 'guessed', projectName: 'prod-test' })],
    ['what is protected', server({ protected: true })],
    ['what its owner wants to be asked about', server({ askFirst: true })],
    ['what could not be read', server({ presence: 'unseen' })],
  ])('leaves out %s, and says so', (_, thing) => {
    const found = find([thing])
    expect(found.targets).toEqual([])
    expect(found.leftOut).toHaveLength(1)
  })

  it('takes the word of a person over a name', () => {
    expect(find([server({ environmentFrom: 'confirmed', projectName: 'prod-test' })]).targets).toHaveLength(1)
  })

  it('does not mean what is younger, or of unknown age', () => {
    expect(find([server()], { olderThanDays: 6 }).targets).toEqual([])
    expect(find([server({ facts: { createdAt: null } })], { olderThanDays: 1 }).targets).toEqual([])
  })

  it.each([
    [{ tag: null }, 'what the rule looks for'],
    [{ tag: null, projectId: 'p1' }, 'whole project'],
    [{ action: 'api-key.revoke' }, 'one by one'],
    [{ action: 'volume.delete' }, 'Only servers have tags'],
    [{ olderThanDays: 0 }, 'at least 1'],
  ] as const)('refuses %o', (over, words) => {
    const outcome = findByRule(rule(over), [], NOW)
    expect('problems' in outcome && outcome.problems.join(' ')).toContain(words)
  })

  it('never finds anything in production, whatever else is true of it', () => {
    const place = fc.record({
      environment: fc.constantFrom(...ENVIRONMENTS, null),
      environmentFrom: fc.constantFrom('own' as const, 'confirmed' as const, 'guessed' as const, null),
      projectName: fc.constantFrom('prod', 'shop', 'shop-dev', 'live-test', null),
    })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        const things = places.map((over, index) => ({ ...server(over), raffId: `vm${index}` }))
        for (const { thing } of find(things).targets) {
          expect(['staging', 'development', 'other']).toContain(thing.environment)
          if (thing.environment === 'other') expect(thing.environmentFrom).not.toBe('guessed')
        }
      }),
    )
  })
})
