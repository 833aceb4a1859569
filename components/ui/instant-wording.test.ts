import { describe, expect, it } from 'vitest'
import { dateWording, exactWording, relativeWording, shortWording } from './instant-wording'

const now = new Date('2026-11-21T12:00:00Z')
const before = (ms: number) => new Date(now.getTime() - ms)
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('how long ago', () => {
  it.each([
    [0, 'just now'],
    [59 * SECOND, 'just now'],
    [MINUTE, '1 minute ago'],
    [119 * SECOND, '1 minute ago'],
    [59 * MINUTE, '59 minutes ago'],
    [HOUR, '1 hour ago'],
    [23 * HOUR + 59 * MINUTE, '23 hours ago'],
    [DAY, '1 day ago'],
    [12 * DAY, '12 days ago'],
    [60 * DAY, '60 days ago'],
    [61 * DAY, '21 Sep'],
    [400 * DAY, '17 Oct 2025'],
    [-20 * SECOND, 'just now'],
    [-30 * SECOND, 'in a moment'],
    [-72 * HOUR, 'in 3 days'],
    [-90 * DAY, '19 Feb 2027'],
  ])('%i ms is said as "%s"', (distance, words) => {
    expect(relativeWording(before(distance), now, 'UTC')).toBe(words)
  })

  it('never claims a time for a moment that cannot be read', () => {
    expect(relativeWording(new Date('nonsense'), now, 'UTC')).toBe('at an unknown time')
    expect(exactWording(new Date('nonsense'), 'UTC')).toBe('an unknown time')
    expect(dateWording(new Date('nonsense'), now, 'UTC')).toBe('an unknown day')
    expect(shortWording(new Date('nonsense'), now, 'UTC')).toBe('unknown')
  })
})

describe('the exact time', () => {
  it('names the day, the second and the zone', () => {
    expect(exactWording(new Date('2026-11-21T04:08:44Z'), 'UTC')).toBe('Saturday 21 November 2026, 04:08:44 UTC')
  })

  it('is told in the zone of the reader, on the reader’s day', () => {
    const late = new Date('2026-12-31T23:30:00Z')
    expect(exactWording(late, 'Asia/Tokyo')).toBe('Friday 1 January 2027, 08:30:00 GMT+9')
    expect(dateWording(late, now, 'Asia/Tokyo')).toBe('1 Jan 2027')
    expect(dateWording(late, now, 'UTC')).toBe('31 Dec')
  })

  it('says midnight as 00, not as 24', () => {
    expect(shortWording(new Date('2026-11-21T00:00:00Z'), now, 'UTC')).toBe('21 Nov 00:00')
  })

  it('is by hand in UTC what the formatter says of the same zone', () => {
    for (let at = Date.UTC(1999, 11, 30); at < Date.UTC(2029, 2, 2); at += 31 * HOUR + 7 * MINUTE + 13 * SECOND)
      expect(exactWording(new Date(at), 'UTC')).toBe(exactWording(new Date(at), 'Etc/UTC'))
    for (const far of ['0001-01-01T00:00:00Z', '-000044-03-15T12:00:00Z', '+012026-01-01T00:00:00Z'])
      expect(exactWording(new Date(far), 'UTC')).toBe(exactWording(new Date(far), 'Etc/UTC'))
  })
})
