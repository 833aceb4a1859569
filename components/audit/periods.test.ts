import { describe, expect, it } from 'vitest'
import { isPeriod, PERIODS, startOfPeriod } from './periods'

describe('looking back over a period', () => {
  const now = new Date(2026, 10, 21, 15, 30)

  it('begins at midnight where the reader is, so that today holds all of today', () => {
    expect(startOfPeriod('today', now)).toEqual(new Date(2026, 10, 21))
    expect(startOfPeriod('week', now)).toEqual(new Date(2026, 10, 14))
  })

  it('takes nothing from the address but what it offers', () => {
    expect(Object.keys(PERIODS).every(isPeriod)).toBe(true)
    expect(isPeriod('toString')).toBe(false)
    expect(isPeriod('')).toBe(false)
  })
})
