import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeLook, type LookLimits, type LookQuestion, type Seen } from './judge-look'

const SENT = new Date('2026-11-21T10:00:00Z')
const LIMITS: LookLimits = {
  waitsMs: [1_000, 2_000],
  lostLooks: 3,
  unseenMs: 60_000,
  patienceMs: 3_600_000,
  attempts: 2,
}

const SO: Seen = { is: 'so', note: 'Confirmed gone.' }
const NOT: Seen = { is: 'not', note: 'Still there.' }

const judge = (more: Partial<LookQuestion>) =>
  judgeLook(
    {
      state: 'intended',
      unheard: false,
      seen: NOT,
      looks: 1,
      attempts: 1,
      repeatable: false,
      always: false,
      sentAt: SENT,
      now: SENT,
      ...more,
    },
    LIMITS,
  )

describe('after a lost answer', () => {
  it('what is seen to have happened is confirmed', () => {
    expect(judge({ seen: SO })).toEqual({ next: 'confirmed', note: 'Confirmed gone.' })
  })

  it('what is not seen is looked for a while', () => {
    expect(judge({ looks: 2 })).toMatchObject({ next: 'look-again', at: new Date(SENT.getTime() + 2_000) })
  })

  it('what destroys and is not seen is unknown: do not repeat', () => {
    expect(judge({ looks: 3 })).toMatchObject({ next: 'unknown', note: expect.stringContaining('do not repeat') })
  })

  it('what may be repeated is sent again, and not for ever', () => {
    expect(judge({ looks: 3, repeatable: true })).toMatchObject({ next: 'send-again' })
    expect(judge({ looks: 3, repeatable: true, attempts: 2 })).toMatchObject({ next: 'unknown' })
  })

  it('what puts something back is tried until it is back', () => {
    expect(judge({ looks: 3, repeatable: true, always: true, attempts: 99 })).toMatchObject({ next: 'send-again' })
  })
})

describe('after Raff said that it does not know what was to go', () => {
  const said = (more: Partial<LookQuestion>) => judge({ state: 'sent', unheard: true, ...more })

  it('what is gone is confirmed, and what stays did not happen: a refusal comes before the deed', () => {
    expect(said({ seen: SO })).toMatchObject({ next: 'confirmed' })
    expect(said({})).toMatchObject({ next: 'look-again' })
    const late = new Date(SENT.getTime() + LIMITS.unseenMs)
    expect(said({ now: late })).toMatchObject({ next: 'failed', note: expect.stringContaining('did not happen') })
  })
})

describe('after a yes from Raff', () => {
  const said = (more: Partial<LookQuestion>) => judge({ state: 'sent', ...more })

  it('it is waited for while Raff is at it, however often it was looked', () => {
    expect(said({ seen: { is: 'under-way', progress: 'creating' }, looks: 500 })).toMatchObject({ next: 'look-again' })
  })

  it('what never shows is unknown and never sent again', () => {
    const now = new Date(SENT.getTime() + 61_000)
    expect(said({ now, repeatable: true })).toMatchObject({ next: 'unknown' })
  })

  it('what Raff itself calls failed has failed', () => {
    expect(said({ seen: { is: 'came-to-nothing', note: 'The backup failed.' } })).toEqual({
      next: 'failed',
      note: 'The backup failed.',
    })
  })
})

it('being unable to look never turns into knowing', () => {
  const seen: Seen = { is: 'cannot-tell', why: 'Raff is away.', lasting: false }
  expect(judge({ seen })).toMatchObject({ next: 'look-again' })
  expect(judge({ seen, now: new Date(SENT.getTime() + 3_600_000) })).toMatchObject({ next: 'unknown' })
  expect(judge({ seen: { ...seen, lasting: true } })).toMatchObject({ next: 'unknown' })
})

it('whatever is seen, what may not be repeated is never sent again, and only what is seen is confirmed', () => {
  const seen = fc.oneof(
    fc.constant(SO),
    fc.constant(NOT),
    fc.constant<Seen>({ is: 'under-way', progress: 'p' }),
    fc.constant<Seen>({ is: 'came-to-nothing', note: 'n' }),
    fc.boolean().map((lasting): Seen => ({ is: 'cannot-tell', why: 'w', lasting })),
  )
  fc.assert(
    fc.property(
      seen,
      fc.constantFrom('intended', 'sent'),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 10_000_000 }),
      (what, state, looks, attempts, tookMs) => {
        const { next } = judge({ seen: what, state, looks, attempts, now: new Date(SENT.getTime() + tookMs) })
        expect(next).not.toBe('send-again')
        if (next === 'confirmed') expect(what).toBe(SO)
        if (what.is === 'so') expect(next).toBe('confirmed')
      },
    ),
  )
})
