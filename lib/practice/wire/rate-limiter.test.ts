import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RateLimiter } from './rate-limiter'

/** Requests that arrive after these gaps; the times of those let through. */
function letThrough(gaps: number[]): number[] {
  let now = 0
  const limiter = new RateLimiter(() => now)
  return gaps.flatMap((gap) => {
    now += gap
    return limiter.admit('key', 'standard').allowed ? [now] : []
  })
}

const within = (times: number[], from: number, length: number) =>
  times.filter((time) => time >= from && time < from + length).length

describe('whatever way requests come', () => {
  const gaps = fc.array(fc.nat({ max: 60 }), { minLength: 100, maxLength: 600 })

  it('no second holds more than the steady rate and the burst', () => {
    fc.assert(
      fc.property(gaps, (each) => {
        const times = letThrough(each)
        for (const time of times) expect(within(times, time, 1_000)).toBeLessThanOrEqual(90)
      }),
      { numRuns: 50 },
    )
  })

  it('a request that waited a second after a refusal is let through', () => {
    fc.assert(
      fc.property(gaps, (each) => {
        let now = 0
        const limiter = new RateLimiter(() => now)
        for (const gap of each) {
          now += gap
          if (limiter.admit('key', 'standard').allowed) continue
          now += 1_000
          expect(limiter.admit('key', 'standard').allowed).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })
})
