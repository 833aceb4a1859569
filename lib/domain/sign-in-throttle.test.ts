import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideAttempt, type ThrottlePolicy, type ThrottleState, takeBack } from './sign-in-throttle'

const MINUTE = 60_000
const policy: ThrottlePolicy = {
  windowMs: 15 * MINUTE,
  freeFailures: 5,
  firstWaitMs: MINUTE,
  longestWaitMs: 15 * MINUTE,
}
const start = new Date('2026-05-03T09:00:00Z')
const at = (ms: number) => new Date(start.getTime() + ms)

/** Fails again and again as soon as allowed; answers the waits in seconds, in order. */
function waitsOfAGuesser(attempts: number): number[] {
  const waits: number[] = []
  let state: ThrottleState | null = null
  let now = start
  for (let made = 0; made < attempts; ) {
    const decision = decideAttempt(state, now, policy)
    if (decision.allowed) {
      state = decision.state
      made += 1
    } else {
      waits.push(decision.retryAfterSeconds)
      now = new Date(now.getTime() + decision.retryAfterSeconds * 1_000)
    }
  }
  return waits
}

describe('failed sign-ins', () => {
  test('five are free, then each waits twice as long as the one before, up to fifteen minutes', () => {
    expect(waitsOfAGuesser(11)).toEqual([60, 120, 240, 480, 900, 900])
  })

  test('a blocked attempt is told in how many seconds to come back', () => {
    const state = { failures: 5, windowStart: start, blockedUntil: at(MINUTE) }
    expect(decideAttempt(state, at(15_500), policy)).toEqual({ allowed: false, retryAfterSeconds: 45 })
    expect(decideAttempt(state, at(MINUTE), policy).allowed).toBe(true)
  })

  test('are forgotten after a quiet window', () => {
    const state = { failures: 4, windowStart: start, blockedUntil: null }
    expect(decideAttempt(state, at(15 * MINUTE), policy)).toMatchObject({ state: { failures: 1 } })
    expect(decideAttempt(state, at(15 * MINUTE - 1), policy)).toMatchObject({
      state: { failures: 5 },
      startsBlock: true,
    })
  })

  test('a right password takes its own count back and leaves the others', () => {
    expect(takeBack({ failures: 3, windowStart: start, blockedUntil: null })).toMatchObject({ failures: 2 })
    expect(takeBack({ failures: 1, windowStart: start, blockedUntil: null })).toBeNull()
  })

  test('a clock put back by years locks nobody out', () => {
    const state = { failures: 9, windowStart: at(1e12), blockedUntil: at(1e12) }
    expect(decideAttempt(state, start, policy).allowed).toBe(true)
  })

  test('whatever the history, nobody waits longer than the longest wait, and guessing stays slow', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20 * MINUTE }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(gaps, (steps) => {
        let state: ThrottleState | null = null
        let now = start
        const allowedAt: number[] = []
        for (const step of steps) {
          now = new Date(now.getTime() + step)
          const decision = decideAttempt(state, now, policy)
          if (decision.allowed) {
            state = decision.state
            allowedAt.push(now.getTime())
          } else {
            expect(decision.retryAfterSeconds).toBeLessThanOrEqual(15 * 60)
          }
        }
        for (const first of allowedAt) {
          const inWindow = allowedAt.filter((time) => time >= first && time < first + 15 * MINUTE)
          // five free ones of an old window may meet the growing waits of the new one: never more than that
          expect(inWindow.length).toBeLessThanOrEqual(10)
        }
      }),
    )
  })
})
