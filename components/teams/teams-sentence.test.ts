import { describe, expect, test } from 'vitest'
import type { TeamAnswer } from '@/lib/contracts/teams'
import { isDeserted, teamsSentence } from './teams-sentence'

const team = (owns: number, off: boolean[] = [false]): TeamAnswer => ({
  ...{ id: 't', name: 'Web', description: null, owns, backsUp: 0, createdAt: '2026-11-21T10:00:00Z', version: 1 },
  people: off.map((switchedOff, at) => ({ id: String(at), name: `Person ${at}`, off: switchedOff })),
})

describe('the page of teams', () => {
  test.each([
    [[], 'There is no team yet.'],
    [[team(0)], 'One team answers for nothing yet.'],
    [[team(1)], 'One team answers for one thing.'],
    [[team(14), team(1_200)], 'Two teams answer for 1,214 things.'],
  ])('opens with the truth about %#', (teams, sentence) => {
    expect(teamsSentence(teams)).toBe(sentence)
  })

  test('knows a team that nobody can come in for', () => {
    expect([team(1, []), team(1, [true, true]), team(1, [true, false])].map(isDeserted)).toEqual([true, true, false])
  })
})
