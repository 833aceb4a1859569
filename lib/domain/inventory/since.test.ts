import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationSince, durationWords } from './since'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY)

describe('how long something has been so', () => {
  it('never claims more than was seen', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000), (true_, before, after) => {
        // it really changed `true_` hours ago; the readings around it were some hours before and after
        const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000)
        const seen = { after: hours(true_ + before), by: hours(Math.max(0, true_ - after)) }
        const { atLeastMs, atMostMs } = durationSince(seen, null, NOW)
        expect(atLeastMs).toBeLessThanOrEqual(true_ * 3_600_000)
        expect(atMostMs).toBeGreaterThanOrEqual(true_ * 3_600_000)
      }),
    )
  })

  it.each([
    [{ after: null, by: daysAgo(12) }, null, 'at least 12 days'],
    [{ after: daysAgo(12), by: daysAgo(12) }, null, '12 days'],
    [{ after: daysAgo(14), by: daysAgo(12) }, null, 'at least 12 days'],
    [{ after: null, by: daysAgo(12) }, daysAgo(12), '12 days'],
    [{ after: null, by: NOW }, null, 'an unknown time'],
    [{ after: null, by: daysAgo(1) }, null, 'at least 24 hours'],
  ] as const)('says %j with a thing made %s as “%s”', (seen, made, words) => {
    expect(durationWords(durationSince(seen, made, NOW))).toBe(words)
  })

  it('is never negative when a clock was set back', () => {
    expect(durationSince({ after: null, by: new Date(NOW.getTime() + DAY) }, null, NOW).atLeastMs).toBe(0)
  })
})
