import { describe, expect, it } from 'vitest'
import { daysOf } from './days-of'

const entries = [
  { at: '2026-11-21T01:30:00.000Z' },
  { at: '2026-11-20T23:30:00.000Z' },
  { at: '2026-11-18T08:00:00.000Z' },
]

describe('the days of a timeline', () => {
  it('keep the order and are cut at midnight', () => {
    expect(daysOf(entries, 'UTC').map(({ day, entries: of }) => [day, of.length])).toEqual([
      ['2026-11-21', 1],
      ['2026-11-20', 1],
      ['2026-11-18', 1],
    ])
  })

  it('are those of the reader, not of the server', () => {
    expect(daysOf(entries, 'America/New_York').map(({ day, entries: of }) => [day, of.length])).toEqual([
      ['2026-11-20', 2],
      ['2026-11-18', 1],
    ])
  })
})
