import { describe, expect, it } from 'vitest'
import type { DayState } from '@/lib/domain/findings/coverage-states'
import { calendarSentence, dayWords } from './calendar-sentence'

const days = (states: Record<string, DayState>, rest: DayState = 'good') =>
  Array.from({ length: 30 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 9, 23 + index)).toISOString().slice(0, 10)
    return { day, state: states[day] ?? rest }
  })

describe('thirty days as a sentence', () => {
  it('counts what is well and names what is not', () => {
    expect(calendarSentence(days({ '2026-11-03': 'failed', '2026-11-04': 'failed', '2026-11-12': 'missing' }))).toBe(
      'The last 30 days: a good copy on 27 days, failed on 3 Nov and 4 Nov, missing on 12 Nov.',
    )
  })

  it('counts what is too much to name, and names the last', () => {
    expect(calendarSentence(days({ '2026-11-21': 'good' }, 'missing'))).toBe(
      'The last 30 days: a good copy on one day, missing on 29 days, the last on 20 Nov.',
    )
  })

  it('never tells a day nobody knows of as good or bad', () => {
    expect(calendarSentence(days({}, 'unknown'))).toBe(
      'The last 30 days: no day with a good copy, nobody knows of 30 days.',
    )
  })

  it('is not surprised by a year that ends', () => {
    expect(dayWords('2027-01-01')).toBe('1 Jan')
    expect(dayWords('2026-12-31')).toBe('31 Dec')
  })
})
