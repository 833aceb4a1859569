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
  [0, 1, 'The one key can stay as it is.'],
  [2, 0, 'Both keys need a decision.'],
  [0, 2, 'Both keys can stay as they are.'],
  [1, 1, '1 of 2 keys needs a decision.'],
  [1200, 0, 'All 1,200 keys need a decision.'],
])('of keys that need a decision %d, and of others %d: %s', (needing, fine, sentence) => {
  expect(keysSentence(keys(needing, fine))).toBe(sentence)
})
