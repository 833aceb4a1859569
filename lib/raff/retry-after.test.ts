import { expect, test } from 'vitest'
import { readRetryAfter } from './retry-after'

const NOW = Date.parse('2026-05-14T10:00:00Z')

test.each([
  ['3', 3_000],
  [' 0 ', 0],
  ['1.5', 1_500],
  ['999999999', 999_999_999_000],
  ['Thu, 14 May 2026 10:00:09 GMT', 9_000],
  ['Thu, 14 May 2026 09:00:00 GMT', 0],
])('%j is a time to wait', (header, ms) => {
  expect(readRetryAfter(header, NOW)).toBe(ms)
})

test.each([undefined, '', ' ', '-1', 'soon', 'NaN', 'Infinity', '1e9', '99999999999999999999', '3 seconds'])(
  '%j says nothing about waiting',
  (header) => {
    expect(readRetryAfter(header, NOW)).toBeUndefined()
  },
)
