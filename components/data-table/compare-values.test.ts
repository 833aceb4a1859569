import { describe, expect, it } from 'vitest'
import { comparableOf, compareValues } from './compare-values'

describe('the order of values', () => {
  it('is the one people use for names', () => {
    const names = ['web-10', 'Web-2', 'änderung', 'zebra', 'web-1']
    expect(names.sort(compareValues)).toEqual(['änderung', 'web-1', 'Web-2', 'web-10', 'zebra'])
  })

  it('is by time for times, by size for numbers, no before yes', () => {
    expect(compareValues(new Date(2), new Date(10))).toBeLessThan(0)
    expect(compareValues(2, 10)).toBeLessThan(0)
    expect(compareValues(false, true)).toBeLessThan(0)
  })

  it('knows what is missing, and that zero and no are not', () => {
    expect([null, undefined, '', Number.NaN].map(comparableOf)).toEqual([undefined, undefined, undefined, undefined])
    expect([0, false].map(comparableOf)).toEqual([0, false])
  })
})
