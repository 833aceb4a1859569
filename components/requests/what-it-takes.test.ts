import { describe, expect, test } from 'vitest'
import { whatItTakes } from './what-it-takes'

const takes = {
  approvers: 1,
  askerMayApprove: false,
  coolingOffMinutes: 0,
  workingHours: false,
  because: [],
  breakGlass: false,
}

describe('what follows when something is asked for', () => {
  test.each([
    [{ approvers: 0 }, 'Nobody else has to agree: it begins as soon as you ask for it.'],
    [{}, 'One other person has to agree. Then it begins at once.'],
    [
      { coolingOffMinutes: 30 },
      'One other person has to agree. Then it begins after 30 minutes in which anybody can stop it.',
    ],
    [
      { approvers: 2, coolingOffMinutes: 90, workingHours: true },
      'Two other people have to agree. Then it begins after 90 minutes in which anybody can stop it. It only begins within working hours.',
    ],
    [
      { askerMayApprove: true, coolingOffMinutes: 1_440 },
      'One person has to agree, which may be you. Then it begins after 24 hours in which anybody can stop it.',
    ],
  ])('%o', (change, sentence) => {
    expect(whatItTakes({ ...takes, ...change })).toBe(sentence)
  })
})
