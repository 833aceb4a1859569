import { expect, it } from 'vitest'
import { type CleanUpCandidate, pickForCleanUp } from './clean-up'

const one = (id: string, more: Partial<CleanUpCandidate> = {}): CleanUpCandidate => ({
  id,
  name: id,
  environment: 'staging',
  environmentFrom: 'guessed',
  askFirst: false,
  ...more,
})

it('clean-up by rule never takes production, what may be production, or what its owner wants to be asked about', () => {
  const { targets, leftOut } = pickForCleanUp([
    one('staging'),
    one('prod', { environment: 'production' }),
    one('guess', { environment: 'other' }),
    one('nobody', { environment: null, environmentFrom: null }),
    one('said', { environment: 'other', environmentFrom: 'confirmed' }),
    one('asked', { askFirst: true }),
  ])
  expect(targets).toEqual(['staging', 'said'])
  expect(leftOut.map(({ id }) => id)).toEqual(['prod', 'guess', 'nobody', 'asked'])
})
