import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { block, LONGEST_BLOCK_MS, type PaceState, TIERS, type Tier, takeTurns, UNTOUCHED } from './pacing'

/** Asks at each given moment for so many turns; returns the moments at which turns were granted. */
function play(tier: Tier, asks: Array<{ at: number; want: number }>): number[] {
  let state: PaceState = UNTOUCHED
  return asks.flatMap(({ at, want }) => {
    const turns = takeTurns(state, tier, want, at)
    state = turns.state
    return Array<number>(turns.granted).fill(at)
  })
}

/** Someone who always has more to ask, and comes back exactly when told. */
function playEager(tier: Tier, until: number, start: PaceState = UNTOUCHED, from = 0): number[] {
  const granted: number[] = []
  let state = start
  let now = from
  while (now < until) {
    const turns = takeTurns(state, tier, 8, now)
    state = turns.state
    granted.push(...Array<number>(turns.granted).fill(now))
    now += turns.granted === 8 ? 0 : turns.waitMs
  }
  return granted
}

const schedules = fc
  .array(fc.record({ after: fc.double({ min: 0, max: 3_000, noNaN: true }), want: fc.integer({ min: 1, max: 80 }) }), {
    minLength: 1,
    maxLength: 120,
  })
  .map((steps) => {
    let at = 0
    return steps.map(({ after, want }) => {
      at += after
      return { at, want }
    })
  })

/** One bucket of `burst` that fills with `perSecond`. */
function fitsOneBucket(granted: number[], { perSecond, burst }: Tier): boolean {
  let level = burst
  let last = 0
  return granted.every((at) => {
    level = Math.min(burst, level + ((at - last) * perSecond) / 1_000)
    last = at
    level -= 1
    return level >= -1e-6
  })
}

/** `perSecond` in each second counted from `phase`, and what exceeds it is at most `burst` in any minute. */
function fitsRateAndBudget(granted: number[], { perSecond, burst }: Tier, phase: number): boolean {
  const seconds = new Map<number, number>()
  for (const at of granted) {
    const second = Math.floor((at + phase) / 1_000)
    seconds.set(second, (seconds.get(second) ?? 0) + 1)
  }
  const excess = [...seconds].map(([second, count]) => ({ second, over: Math.max(0, count - perSecond) }))
  return excess.every(({ second }) => {
    const inMinute = excess.filter((other) => other.second >= second && other.second < second + 60)
    return inMinute.reduce((sum, { over }) => sum + over, 0) <= burst
  })
}

describe.each(Object.entries(TIERS))('at the %s tier', (_, tier) => {
  test('no pattern of asking gets more turns than one bucket of the tier would hold', () => {
    fc.assert(fc.property(schedules, (asks) => fitsOneBucket(play(tier, asks), tier)))
    expect(fitsOneBucket(playEager(tier, 300_000), tier)).toBe(true)
  })

  test('no pattern of asking passes the rate by more than the burst budget in any minute', () => {
    fc.assert(
      fc.property(schedules, fc.double({ min: 0, max: 999, noNaN: true }), (asks, phase) =>
        fitsRateAndBudget(play(tier, asks), tier, phase),
      ),
    )
    for (const phase of [0, 1, 333, 999]) expect(fitsRateAndBudget(playEager(tier, 180_000), tier, phase)).toBe(true)
  })

  test('two bursts within one minute stay within one burst budget', () => {
    const busySecond = (from: number) => Array.from({ length: 200 }, (_, step) => ({ at: from + step * 5, want: 50 }))
    for (const later of [10_000, 30_000, 45_000, 58_900]) {
      const granted = play(tier, [...busySecond(0), ...busySecond(later)])
      expect(fitsRateAndBudget(granted, tier, 0), `the second after ${later} ms`).toBe(true)
    }
  })

  test('once the spare is used up no second holds more than the rate and what was refilled, after whatever pause', () => {
    for (let pauseMs = 0; pauseMs <= 1_000; pauseMs += 50) {
      let state = UNTOUCHED
      let now = 0
      for (; now < 20_000; now += 1) state = takeTurns(state, tier, 8, now).state
      now += pauseMs
      let granted = 0
      for (const end = now + 1_000; now < end; now += 1) {
        const turns = takeTurns(state, tier, 8, now)
        state = turns.state
        granted += turns.granted
      }
      const refilled = Math.ceil((tier.burst / 60) * ((1_000 + pauseMs) / 1_000) * 0.5)
      expect(granted, `after a pause of ${pauseMs} ms`).toBeLessThanOrEqual(tier.perSecond + refilled)
    }
  })

  test('two thousand calls take at most 1.1 times as long as the most generous reading of the tier allows', () => {
    const calls = (tier.perSecond * 2_000) / 30
    const allowedMs = (1_000 * (calls - 2 * tier.burst)) / tier.perSecond
    expect(playEager(tier, 1.1 * allowedMs).length).toBeGreaterThanOrEqual(calls)
  })

  test('a few calls after a pause go at once', () => {
    expect(takeTurns(UNTOUCHED, tier, 20, 1_000)).toMatchObject({ granted: 20, waitMs: 0 })
  })

  test('whoever comes back when told gets a turn', () => {
    fc.assert(
      fc.property(schedules, (asks) => {
        let state = UNTOUCHED
        for (const { at, want } of asks) state = takeTurns(state, tier, want, at).state
        const now = asks.at(-1)?.at ?? 0
        const { state: after, waitMs } = takeTurns(state, tier, 1_000, now)
        expect(takeTurns(after, tier, 1, now + waitMs + 1e-6).granted).toBe(1)
      }),
    )
  })
})

describe('after Raff said to wait', () => {
  const { standard } = TIERS
  const busy = takeTurns(UNTOUCHED, standard, 50, 1_000).state

  test('nobody has a turn one millisecond too early, and one call has it exactly then', () => {
    const told = block(busy, standard, 2_000, 1_000)
    expect(takeTurns(told, standard, 1, 2_999)).toMatchObject({ granted: 0, waitMs: 1 })
    expect(takeTurns(told, standard, 5, 3_000).granted).toBe(1)
  })

  test('no burst follows: Raff’s own budget is empty', () => {
    const granted = playEager(standard, 4_000, block(busy, standard, 2_000, 1_000), 1_000)
    expect(granted.filter((at) => at < 3_000)).toEqual([])
    expect(granted.length).toBeLessThanOrEqual(30)
    expect(granted.length).toBeGreaterThan(25)
  })

  test('a shorter order does not lift a longer one', () => {
    const told = block(block(busy, standard, 10_000, 1_000), standard, 1_000, 1_500)
    expect(takeTurns(told, standard, 1, 10_999).granted).toBe(0)
    expect(takeTurns(told, standard, 1, 11_000).granted).toBe(1)
  })

  test('an absurd order silences a key for minutes, not for years', () => {
    const told = block(busy, standard, 1e12, 1_000)
    expect(takeTurns(told, standard, 1, 1_000).waitMs).toBe(LONGEST_BLOCK_MS)
    expect(takeTurns(told, standard, 1, 1_000 + LONGEST_BLOCK_MS).granted).toBe(1)
  })
})

test('a clock that was set back by a day does not silence a key', () => {
  const DAY_MS = 86_400_000
  const used = takeTurns(UNTOUCHED, TIERS.standard, 100, DAY_MS).state
  const { state, waitMs } = takeTurns(used, TIERS.standard, 1, 0)
  expect(waitMs).toBeLessThan(100)
  expect(takeTurns(state, TIERS.standard, 1, waitMs).granted).toBe(1)
})
