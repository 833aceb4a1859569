import { describe, expect, it } from 'vitest'
import { readRhythm, scheduleWords } from './read-schedule'

describe('what Raff says of a schedule', () => {
  it.each([
    ['daily', 'Daily at 2am', { every: 'day', weekday: null, minute: 120 }, 'Every day at 02:00, keeps 7'],
    ['daily', 'Daily at 12am', { every: 'day', weekday: null, minute: 0 }, 'Every day at 00:00, keeps 7'],
    ['daily', '23:45', { every: 'day', weekday: null, minute: 1425 }, 'Every day at 23:45, keeps 7'],
    ['weekly', 'Saturday 8:30pm', { every: 'week', weekday: 6, minute: 1230 }, 'Every Saturday at 20:30, keeps 7'],
    ['weekly', 'Sun 12pm', { every: 'week', weekday: 0, minute: 720 }, 'Every Sunday at 12:00, keeps 7'],
    ['weekly', 'whenever', { every: 'week', weekday: null, minute: null }, 'Every week, keeps 7'],
    ['daily', '25:00', { every: 'day', weekday: null, minute: null }, 'Every day, keeps 7'],
    ['daily', null, { every: 'day', weekday: null, minute: null }, 'Every day, keeps 7'],
    ['monthly', '1st at 2am', null, 'monthly, 1st at 2am, keeps 7'],
  ] as const)('%s “%s” is read, and said as it is where it cannot be', (type, runtime, rhythm, words) => {
    expect(readRhythm(type, runtime)).toEqual(rhythm)
    expect(scheduleWords({ type, runtime, keepCount: 7 })).toBe(words)
  })
})
