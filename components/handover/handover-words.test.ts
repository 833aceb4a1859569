import { expect, test } from 'vitest'
import type { LeaverAnswer } from '@/lib/contracts/handover'
import { leaversSentence, leftWords } from './handover-words'
import { saidOf } from './said'

const left = (owned: number, backup = 0, key = 0, team = 0, finding = 0) => ({ owned, backup, key, team, finding })
const leaver = (...counts: Parameters<typeof left>) => left(...counts) as LeaverAnswer

test.each([
  [[], 'Nobody who left is still named anywhere.'],
  [[leaver(1)], 'One who left is still named in one place.'],
  [[leaver(12, 2, 1, 1), leaver(0, 0, 0, 1, 2)], 'Two who left are still named in 19 places.'],
])('the page of handovers opens with who left and how much: %#', (leavers, sentence) => {
  expect(leaversSentence(leavers, true)).toBe(sentence)
})

test('that nobody left is only said where it is known who belongs to the account', () => {
  expect(leaversSentence([], false)).toContain('is not known')
  expect(leaversSentence([leaver(1)], false)).toBe('One who left is still named in one place.')
})

test('what is left is told by what they were to it', () => {
  expect(leftWords(left(12, 2, 1, 1, 4))).toBe(
    'Twelve things, two things they stand in for, one key they made, a place in one team, four findings they look into',
  )
  expect(leftWords(left(0, 1))).toBe('One thing they stand in for')
})

test('what was handed over, what is left and what stayed is said', () => {
  const answer = {
    results: [
      { part: 'owned' as const, id: 'a', name: 'web-01', outcome: 'changed' as const, why: null },
      { part: 'team' as const, id: 'b', name: 'Web', outcome: 'refused' as const, why: 'Only an admin.' },
    ],
    ...{ changed: 1, refused: 1, left: 1 },
  }
  expect(saidOf(answer, 'Dana')).toEqual({
    sentence: 'One thing handed over to Dana. One thing is left.',
    refused: [{ key: 'team:b', name: 'Web', why: 'Only an admin.' }],
  })
  expect(saidOf({ ...answer, left: 0 }, 'Dana').sentence).toContain('Nothing is left.')
})
