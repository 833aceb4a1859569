import { expect, test } from 'vitest'
import type { ImportAnswer } from '@/lib/contracts/ownership-imports'
import { previewSentence } from './file-words'

const preview = (changes: number, same: number, problems: number, appliedAt: string | null = null): ImportAnswer => ({
  ...{ id: 'p', fileName: null, madeAt: '2026-11-21T10:00:00Z', unused: [] },
  ...{ changes, same, problems, appliedAt },
})

test.each([
  [preview(312, 0, 12), '312 lines would change something; twelve cannot be used.'],
  [preview(1, 1, 0), 'One line would change something; one says what is so already.'],
  [preview(0, 5, 1), 'Nothing would change; five say what is so already; one cannot be used.'],
  [preview(3, 0, 0, '2026-11-21T10:00:00Z'), 'Three things have been changed.'],
])('a file of owners is told in one sentence: %#', (answer, sentence) => {
  expect(previewSentence(answer)).toBe(sentence)
})
