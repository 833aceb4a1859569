import { expect, it } from 'vitest'
import { planFor, planTarget } from '@/tests/support/plan-targets'
import { rotationDuties } from './step-dates'

const startedAt = new Date('2026-11-21T10:00:00Z')
const person = { id: 'p1', name: 'Dana' }

function said(params: { why: 'planned' | 'leaked'; quietDays: number }, own = false): string[] {
  const ownConnections = own ? [{ id: 'c1', name: 'Acting', prefix: 'raff_fa4efa4e' }] : []
  const { steps } = planFor('api-key.rotate', planTarget('api-key', {}, { ownConnections }), params)
  return rotationDuties(steps, { startedAt, person, leaked: params.why === 'leaked' }).map(
    ({ owner, dueAt }, place) =>
      `${steps[place]?.call?.method ?? steps[place]?.kind}: ${owner?.name ?? 'Stocktake'}, ${dueAt.toISOString().slice(5, 10)}`,
  )
}

it('each step of a rotation has somebody who does it and a day, counted from the start', () => {
  expect(said({ why: 'planned', quietDays: 7 })).toEqual([
    'POST: Stocktake, 11-21',
    'POST: Stocktake, 11-21',
    'tick: Dana, 11-28',
    'seen-in-use: Dana, 12-01',
    'PATCH: Stocktake, 12-01',
    'DELETE: Stocktake, 12-08',
  ])
})

it('what may have leaked is installed anew within a day', () => {
  expect(said({ why: 'leaked', quietDays: 7 })).toContain('tick: Dana, 11-22')
})

it('a key of Stocktake itself asks nothing of anybody', () => {
  expect(said({ why: 'planned', quietDays: 7 }, true).filter((each) => !each.includes('Stocktake'))).toEqual([])
})
