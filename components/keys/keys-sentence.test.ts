import { expect, test } from 'vitest'
import { keysSentence } from './keys-sentence'

const key = (needsDecision: boolean) => ({ needsDecision, status: 'active' as const, strongest: 'see' as const })
const keys = (needing: number, fine: number) => [
  ...Array.from({ length: needing }, () => key(true)),
  ...Array.from({ length: fine }, () => key(false)),
]

test.each([
  [0, 0, 'No keys of this account can be seen.'],
  [1, 0, 'The one key needs a decision.'],
  [0, 1, 'The one key needs no decision.'],
  [2, 0, 'Both keys need a decision.'],
  [0, 2, 'Neither key needs a decision.'],
  [0, 9, 'None of 9 keys needs a decision.'],
  [1, 1, '1 of 2 keys needs a decision.'],
  [1200, 0, 'All 1,200 keys need a decision.'],
])('of keys that need a decision %d, and of others %d: %s', (needing, fine, sentence) => {
  expect(keysSentence(keys(needing, fine))).toBe(sentence)
})
