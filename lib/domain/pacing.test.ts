import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AHEAD_MS,
  type Answered,
  block,
  LONGEST_BLOCK_MS,
  type PaceState,
  TIERS,
  type Tier,
  takeTurns,
  UNDERWAY_MS,
  UNTOUCHED,
} from './pacing'

/** How a call fared: when it reached Raff, and when its answer was here; both counted from the start of its turn. */
interface Fate {
  arrivesMs: number
  answeredMs: number
}

const AT_ONCE: Fate = { arrivesMs: 0, answeredMs: 0 }

/** Several who ask: each asks again as told, tells what became of its turns, and has them fare as `fateOf` says. */
function playEager(
  tier: Tier,
  untilMs: number,
  { fateOf = () => AT_ONCE, askers = 1 }: { fateOf?: (turn: number) => Fate; askers?: number } = {},
): number[] {
  let state: PaceState = UNTOUCHED
  const arrivals: number[] = []
  const each = Array.from({ length: askers }, (_, index) => ({ next: index * 7, open: [] as Array<Answer> }))
  for (;;) {
    const asker = each.reduce((first, other) => (other.next < first.next ? other : first))
    const now = asker.next
    if (now >= untilMs) return arrivals.sort((a, b) => a - b)
    const answered = asker.open.filter(({ at }) => at <= now).map(({ turn, at }) => ({ turn, agoMs: now - at }))
    asker.open = asker.open.filter(({ at }) => at > now)
    const given = takeTurns(state, tier, { want: 8, answered }, now)
    state = given.state
    for (const { turn } of given.turns) {
      const { arrivesMs, answeredMs } = fateOf(arrivals.length)
      arrivals.push(turn.at + arrivesMs)
      asker.open.push({ turn, at: turn.at + answeredMs })
    }
    asker.next = now + Math.min(Math.max(given.waitMs, 20), 250)
  }
}

type Answer = Pick<Answered, 'turn'> & { at: number }

/** Asks at each given moment for so many turns; returns when the calls arrived at Raff. */
function play(tier: Tier, asks: Array<{ at: number; want: number }>, fates: Fate[] = [AT_ONCE]): number[] {
  let state: PaceState = UNTOUCHED
  let open: Answer[] = []
  const arrivals: number[] = []
  for (const { at: now, want } of asks) {
    const answered = open.filter(({ at }) => at <= now).map(({ turn, at }) => ({ turn, agoMs: now - at }))
    open = open.filter(({ at }) => at > now)
    const given = takeTurns(state, tier, { want, answered }, now)
    state = given.state
    for (const { turn } of given.turns) {
      const { arrivesMs, answeredMs } = fates[arrivals.length % fates.length] ?? AT_ONCE
      arrivals.push(turn.at + arrivesMs)
      open.push({ turn, at: turn.at + answeredMs })
    }
  }
  return arrivals.sort((a, b) => a - b)
}

/** From an answer at once to one that never comes, on a network that delivers within the time we allow for. */
const fates = fc.array(
  fc
    .tuple(fc.double({ min: 0, max: UNDERWAY_MS, noNaN: true }), fc.double({ min: 0, max: 5_000, noNaN: true }))
    .map(([arrivesMs, thenMs]): Fate => ({ arrivesMs, answeredMs: arrivesMs + thenMs })),
  { minLength: 1, maxLength: 50 },
)

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
function fitsOneBucket(arrivals: number[], { perSecond, burst }: Tier): boolean {
  let level = burst
  let last = 0
  return arrivals.every((at) => {
    level = Math.min(burst, level + ((at - last) * perSecond) / 1_000)
    last = at
    level -= 1
    return level >= -1e-6
  })
}

/** `perSecond` in each second counted from `phase`, and what exceeds it is at most `burst` in any minute. */
function fitsRateAndBudget(arrivals: number[], { perSecond, burst }: Tier, phase: number): boolean {
  const seconds = new Map<number, number>()
  for (const at of arrivals) {
    const second = Math.floor((at + phase) / 1_000)
    seconds.set(second, (seconds.get(second) ?? 0) + 1)
  }
  const excess = [...seconds].map(([second, count]) => ({ second, over: Math.max(0, count - perSecond) }))
  return excess.every(({ second }) => {
    const inMinute = excess.filter((other) => other.second >= second && other.second < second + 60)
    return inMinute.reduce((sum, { over }) => sum + over, 0) <= burst
  })
}

/** The strictest reading: whoever finds `perSecond` in the second behind them pays from a budget, renewed a minute on. */
function fitsSlidingSecond(arrivals: number[], { perSecond, burst }: Tier): boolean {
  let first = 0
  let spent = 0
  let since = -Infinity
  return arrivals.every((at, index) => {
    while ((arrivals[first] ?? at) <= at - 1_000) first += 1
    if (index - first < perSecond) return true
    if (at - since >= 60_000) spent = 0
    if (spent === 0) since = at
    spent += 1
    return spent <= burst
  })
}

describe.each(Object.entries(TIERS))('at the %s tier', (_, tier) => {
  const patterns = fc.tuple(schedules, fates)
  const unsteady = (turn: number): Fate => ({ arrivesMs: (turn * 37) % 90, answeredMs: 20 + ((turn * 37) % 90) })
  /** Long enough for three bursts. */
  const eager = [playEager(tier, 130_000), playEager(tier, 130_000, { fateOf: unsteady, askers: 2 })]

  test('no pattern of asking, and of arriving late, is more than one bucket of the tier would hold', () => {
    fc.assert(fc.property(patterns, ([asks, fared]) => fitsOneBucket(play(tier, asks, fared), tier)))
    for (const arrivals of eager) expect(fitsOneBucket(arrivals, tier)).toBe(true)
  })

  test('no pattern passes the rate by more than the burst budget in any minute', () => {
    fc.assert(
      fc.property(patterns, fc.double({ min: 0, max: 999, noNaN: true }), ([asks, fared], phase) =>
        fitsRateAndBudget(play(tier, asks, fared), tier, phase),
      ),
    )
    for (const phase of [0, 1, 333, 999])
      for (const arrivals of eager) expect(fitsRateAndBudget(arrivals, tier, phase)).toBe(true)
  })

  test('no pattern is refused by one who looks back a second at each call', () => {
    fc.assert(fc.property(patterns, ([asks, fared]) => fitsSlidingSecond(play(tier, asks, fared), tier)))
    for (const arrivals of eager) expect(fitsSlidingSecond(arrivals, tier)).toBe(true)
  })

  test('a machine that stands still and lets all its calls go in one bunch is not refused', () => {
    const STILL_MS = 800
    const bunched = (turn: number): Fate => {
      const late = turn % 40 < 20 ? STILL_MS - (turn % 40) * 30 : 5
      return { arrivesMs: late, answeredMs: late + 5 }
    }
    const arrivals = playEager(tier, 70_000, { fateOf: bunched, askers: 2 })
    expect(fitsSlidingSecond(arrivals, tier)).toBe(true)
    expect(fitsOneBucket(arrivals, tier)).toBe(true)
  })

  test('two bursts within one minute stay within one burst budget', () => {
    const busySecond = (from: number) => Array.from({ length: 200 }, (_, step) => ({ at: from + step * 5, want: 50 }))
    for (const later of [10_000, 30_000, 45_000, 58_900]) {
      const arrivals = play(tier, [...busySecond(0), ...busySecond(later)])
      expect(fitsRateAndBudget(arrivals, tier, 0), `the second after ${later} ms`).toBe(true)
    }
  })

  test('two thousand calls take at most 1.1 times as long as the most generous reading of the tier allows', () => {
    const calls = (tier.perSecond * 2_000) / 30
    const allowedMs = (1_000 * (calls - 2 * tier.burst)) / tier.perSecond
    const roundTrip = { fateOf: () => ({ arrivesMs: 20, answeredMs: 40 }), askers: 2 }
    expect(playEager(tier, 1.1 * allowedMs, roundTrip).length).toBeGreaterThanOrEqual(calls)
  })

  test('a few calls after a pause leave within a fifth of a second', () => {
    expect(playEager(tier, 200).length).toBeGreaterThanOrEqual(20)
  })

  test('whoever comes back when told gets a turn', () => {
    fc.assert(
      fc.property(schedules, (asks) => {
        let state = UNTOUCHED
        for (const { at, want } of asks) state = takeTurns(state, tier, { want, answered: [] }, at).state
        const now = asks.at(-1)?.at ?? 0
        const { state: after, waitMs } = takeTurns(state, tier, { want: 1_000, answered: [] }, now)
        expect(takeTurns(after, tier, { want: 1, answered: [] }, now + waitMs + 1e-6).turns).toHaveLength(1)
      }),
    )
  })

  test('a call without an answer counts a second longer, and no more', () => {
    const arrivals = playEager(tier, 2_600, { fateOf: () => ({ arrivesMs: 0, answeredMs: Infinity }) })
    const [first = 0, ...others] = arrivals
    const second = others.find((at) => at > first + 1_000) ?? 0
    expect(second - first).toBeGreaterThan(1_000 + UNDERWAY_MS)
    expect(second - first).toBeLessThan(1_300 + UNDERWAY_MS)
    expect(arrivals.filter((at) => at < 1_000).length).toBeLessThan(tier.perSecond + tier.burst / 2)
  })
})

describe('after Raff said to wait', () => {
  const { standard } = TIERS
  const busy = takeTurns(UNTOUCHED, standard, { want: 50, answered: [] }, 1_000).state
  const ask = (state: PaceState, want: number, now: number) => takeTurns(state, standard, { want, answered: [] }, now)

  test('nobody has a turn one millisecond too early, and one call has it exactly then', () => {
    const told = block(busy, standard, 2_000, 1_000)
    expect(ask(told, 1, 2_999).turns).toMatchObject([{ startsInMs: 1 }])
    expect(ask(told, 5, 2_800)).toMatchObject({ turns: [], waitMs: 200 - AHEAD_MS })
    const { turns } = ask(told, 5, 3_000)
    expect(turns[0]).toMatchObject({ startsInMs: 0 })
    for (const { startsInMs } of turns.slice(1)) expect(startsInMs).toBeGreaterThan(30)
  })

  test('no burst follows: Raff’s own budget is empty', () => {
    let state = block(busy, standard, 2_000, 1_000)
    const granted: number[] = []
    for (let now = 1_000; now < 4_000; now += 1) {
      const given = ask(state, 8, now)
      state = given.state
      granted.push(...given.turns.map(({ turn }) => turn.at))
    }
    expect(granted.filter((at) => at < 3_000)).toEqual([])
    const inSecond = granted.filter((at) => at < 4_000).length
    expect(inSecond).toBeLessThanOrEqual(30)
    expect(inSecond).toBeGreaterThan(25)
  })

  test('a shorter order does not lift a longer one', () => {
    const told = block(block(busy, standard, 10_000, 1_000), standard, 1_000, 1_500)
    expect(ask(told, 1, 10_999).turns).toMatchObject([{ startsInMs: 1 }])
    expect(ask(told, 1, 10_800).turns).toEqual([])
  })

  test('an absurd order silences a key for minutes, not for years', () => {
    const told = block(busy, standard, 1e12, 1_000)
    expect(ask(told, 1, 1_000).waitMs).toBe(LONGEST_BLOCK_MS - AHEAD_MS)
    expect(ask(told, 1, 1_000 + LONGEST_BLOCK_MS).turns).toMatchObject([{ startsInMs: 0 }])
  })
})

test('a clock that was set back by a day does not silence a key', () => {
  const DAY_MS = 86_400_000
  const { standard } = TIERS
  let state = takeTurns(UNTOUCHED, standard, { want: 100, answered: [] }, DAY_MS).state
  state = takeTurns(state, standard, { want: 1, answered: [] }, 0).state
  expect(takeTurns(state, standard, { want: 1, answered: [] }, 2_200).turns).toHaveLength(1)
})

test('asking in vain changes nothing, so that waiting need not be written down', () => {
  const { standard } = TIERS
  const ask = (state: PaceState, now: number) => takeTurns(state, standard, { want: 100, answered: [] }, now)
  let state = UNTOUCHED
  for (let now = 0; now < 1_000; now += 50) state = ask(state, now).state
  expect(ask(state, 1_000)).toMatchObject({ turns: [], waitMs: expect.any(Number) })
  expect(ask(state, 1_000).state).toBe(state)
})
