import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RAFF_READ_ATTEMPTS } from '../config/timings'
import { decideRetry, type Outcome } from './decide-retry'

const first = { attempt: 1, method: 'GET', now: 0, deadline: 150_000, jitter: 1 }
const answer = (status: number, retryAfterMs?: number): Outcome => ({ kind: 'answer', status, retryAfterMs })

test.each<[string, Partial<Parameters<typeof decideRetry>[0]> & { outcome: Outcome }, object]>([
  ['a good answer is final', { outcome: answer(200) }, { retry: false, because: 'final-answer' }],
  ['a refusal is final', { outcome: answer(403) }, { retry: false, because: 'final-answer' }],
  ['a redirect is final', { outcome: answer(302) }, { retry: false, because: 'final-answer' }],
  ['a missing thing is final', { outcome: answer(404) }, { retry: false, because: 'final-answer' }],
  [
    '429 waits exactly as told',
    { outcome: answer(429, 7_000) },
    { retry: true, afterMs: 7_000, because: 'told-to-wait' },
  ],
  ['429 may say zero', { outcome: answer(429, 0) }, { retry: true, afterMs: 0, because: 'told-to-wait' }],
  ['429 at the limit of patience is obeyed', { outcome: answer(429, 60_000) }, { retry: true, afterMs: 60_000 }],
  [
    '429 past it is not waited for',
    { outcome: answer(429, 60_001) },
    { retry: false, because: 'told-to-wait-too-long' },
  ],
  ['429 without a time backs off', { outcome: answer(429) }, { retry: true, afterMs: 1_000, because: 'too-fast' }],
  ['500 backs off', { outcome: answer(500) }, { retry: true, afterMs: 1_000, because: 'server-trouble' }],
  ['503 waits as told', { outcome: answer(503, 3_000) }, { retry: true, afterMs: 3_000, because: 'told-to-wait' }],
  ['the second wait is twice as long', { attempt: 2, outcome: answer(502) }, { retry: true, afterMs: 2_000 }],
  ['the fifth is sixteen times as long', { attempt: 5, outcome: answer(502) }, { retry: true, afterMs: 16_000 }],
  ['chance shortens a wait to no less than half', { jitter: 0, outcome: answer(502) }, { retry: true, afterMs: 500 }],
  ['silence is tried again', { outcome: { kind: 'no-answer' } }, { retry: true, because: 'no-answer' }],
  [
    'an unreadable answer is tried again',
    { outcome: { kind: 'unreadable-answer' } },
    { retry: true, because: 'unreadable' },
  ],
  [
    'the last attempt is the last',
    { attempt: RAFF_READ_ATTEMPTS, outcome: answer(500) },
    { retry: false, because: 'attempts-used-up' },
  ],
  [
    'no attempt begins after the deadline',
    { now: 149_500, outcome: answer(500) },
    { retry: false, because: 'time-is-up' },
  ],
  ['whoever went away is not waited for', { outcome: { kind: 'cancelled' } }, { retry: false, because: 'cancelled' }],
])('%s', (_, question, decision) => {
  expect(decideRetry({ ...first, ...question })).toMatchObject(decision)
})

describe('a write', () => {
  const outcome: fc.Arbitrary<Outcome> = fc.oneof(
    fc.record({
      kind: fc.constant('answer' as const),
      status: fc.integer({ min: 100, max: 599 }),
      retryAfterMs: fc.option(fc.nat(), { nil: undefined }),
    }),
    fc.constantFrom<Outcome>({ kind: 'no-answer' }, { kind: 'unreadable-answer' }, { kind: 'cancelled' }),
  )

  test('is never sent again, whatever became of it', () => {
    fc.assert(
      fc.property(outcome, fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'), fc.nat(10), (became, method, attempt) => {
        expect(decideRetry({ ...first, attempt, method, outcome: became }).retry).toBe(false)
      }),
    )
  })
})
