import { describe, expect, it } from 'vitest'
import { dayAhead } from './days-ahead'

describe('a day ahead', () => {
  it('is counted on the calendar, over the end of a month and of a year', () => {
    expect(dayAhead(new Date(2026, 11, 29, 12), 7)).toBe('2027-01-05')
    expect(dayAhead(new Date(2028, 1, 28, 12), 1)).toBe('2028-02-29')
  })

  it('is the same all day long', () => {
    expect(dayAhead(new Date(2026, 10, 21, 0, 0, 1), 7)).toBe(dayAhead(new Date(2026, 10, 21, 23, 59, 59), 7))
  })
})
