import { describe, expect, it } from 'vitest'
import { nextRun, readTimeOfDay, runtimeWords } from './next-run'

const at = (text: string) => Date.parse(text)
const daily = { type: 'daily' as const, hour: 8, minute: 0, day: null }
const weekly = { type: 'weekly' as const, hour: 20, minute: 30, day: 'Saturday' as const }

describe('the next run of a schedule', () => {
  it.each([
    ['before the hour it is today', daily, '2026-03-02T07:59:59Z', '2026-03-02T08:00:00Z'],
    ['at the hour it is tomorrow, so that no run comes twice', daily, '2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z'],
    ['a weekly one waits for its day', weekly, '2026-03-02T12:00:00Z', '2026-03-07T20:30:00Z'],
    ['a weekly one that has just run waits a week', weekly, '2026-03-07T20:30:00Z', '2026-03-14T20:30:00Z'],
  ])('%s', (_, schedule, after, next) => {
    expect(new Date(nextRun(schedule, at(after))).toISOString()).toBe(new Date(next).toISOString())
  })

  it('is worded as people say it', () => {
    expect(runtimeWords(daily)).toBe('Daily at 8am')
    expect(runtimeWords(weekly)).toBe('Saturday 8:30pm')
    expect(runtimeWords({ ...daily, hour: 0 })).toBe('Daily at 12am')
    expect(runtimeWords({ ...daily, hour: 12 })).toBe('Daily at 12pm')
  })
})

describe('a time of day', () => {
  it.each([
    ['8am', 8, 0],
    ['8:30 pm', 20, 30],
    ['12am', 0, 0],
    ['12pm', 12, 0],
    ['13:00', 13, 0],
    ['00:05', 0, 5],
  ])('%s is understood', (text, hour, minute) => {
    expect(readTimeOfDay(text)).toEqual({ hour, minute })
  })

  it.each(['', '8', '25:00', '13pm', '0am', '8:61', 'noon', '-1:00'])('"%s" is not', (text) => {
    expect(readTimeOfDay(text)).toBeUndefined()
  })
})
