import { describe, expect, test } from 'vitest'
import { isRecent } from './recent-password'

const proved = new Date('2026-05-03T09:00:00Z')
const FIVE_MINUTES = 300_000
const after = (ms: number) => new Date(proved.getTime() + ms)

describe('a password that was entered again', () => {
  test.each([
    [0, true],
    [FIVE_MINUTES - 1, true],
    [FIVE_MINUTES, false],
    [-1, false],
  ])('%i ms later counts: %s', (ms, counts) => {
    expect(isRecent(proved, after(ms), FIVE_MINUTES)).toBe(counts)
  })

  test('counts never when it never was', () => {
    expect(isRecent(null, proved, FIVE_MINUTES)).toBe(false)
  })
})
