import { describe, expect, it } from 'vitest'
import { givenFacts, givenThing } from '@/tests/support/account-facts'
import { calendarOf, CALENDAR_DAYS, readCalendar } from './calendar'
import { coverageOf } from './coverage'
import { DEFAULT_POLICY } from './policy'

const DAY = 86_400_000
/** A Wednesday. */
const NOW = new Date('2026-05-20T09:30:00Z')
const LEFT = { goneAfter: null, goneAt: new Date('2026-05-15T02:10:00Z') }
const server = (watchedDays = 99) =>
  givenThing(
    'vm',
    {},
    { raffId: 'server', firstSeen: { after: null, by: new Date(NOW.getTime() - watchedDays * DAY) } },
  )
const parent = { kind: 'vm' as const, raffId: 'server' }
const schedule = (type: string, runtime: string) => givenThing('backup-schedule', { type, runtime }, { parent })
const copy = (at: string, status = 'ready') =>
  givenThing('backup', { status }, { parent, status, createdAt: new Date(at) })

function calendar(facts: ReturnType<typeof givenFacts>) {
  const [row] = coverageOf(facts, DEFAULT_POLICY, NOW)
  if (!row) return expect.unreachable('no row')
  return readCalendar(calendarOf(facts, row, NOW), NOW)
}

const dayOf = (days: ReturnType<typeof calendar>, day: string) => days.find((each) => each.day === day)?.state

describe('the calendar of a server', () => {
  it('holds thirty days in UTC and ends today', () => {
    const days = calendar(givenFacts(NOW, { all: [server()] }))
    expect(days).toHaveLength(CALENDAR_DAYS)
    expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2026-04-21', '2026-05-20'])
  })

  it('tells good, failed and missing apart; a good copy outweighs a failed one of the same day', () => {
    const all = [
      server(),
      schedule('daily', 'Daily at 2am'),
      copy('2026-05-18T02:10:00Z'),
      copy('2026-05-19T02:10:00Z', 'failed'),
      copy('2026-05-17T02:10:00Z', 'failed'),
      copy('2026-05-17T05:00:00Z'),
    ]
    const days = calendar(givenFacts(NOW, { all }))
    expect(['17', '18', '19', '20'].map((day) => dayOf(days, `2026-05-${day}`))).toEqual([
      'good',
      'good',
      'failed',
      'missing',
    ])
  })

  it('expects today’s copy only once its time is over, and a weekly one only on its day', () => {
    expect(dayOf(calendar(givenFacts(NOW, { all: [server(), schedule('daily', 'Daily at 8pm')] })), '2026-05-20')).toBe(
      'due',
    )
    const weekly = calendar(givenFacts(NOW, { all: [server(), schedule('weekly', 'Saturday 8am')] }))
    expect([dayOf(weekly, '2026-05-16'), dayOf(weekly, '2026-05-17')]).toEqual(['missing', 'none'])
  })

  it('does not call missing what was before we watched or cannot be read', () => {
    const days = calendar(givenFacts(NOW, { all: [server(3), schedule('daily', 'Daily at 2am')] }))
    expect([dayOf(days, '2026-05-10'), dayOf(days, '2026-05-19')]).toEqual(['unknown', 'missing'])
    const spot = {
      kind: 'backup' as const,
      projectId: null,
      projectName: null,
      reason: 'forbidden' as const,
      since: NOW,
    }
    const blind = givenFacts(NOW, { all: [server(), schedule('daily', 'Daily at 2am')], blind: [spot] })
    expect(new Set(calendar(blind).map(({ state }) => state))).toEqual(new Set(['unknown']))
  })

  it('remembers copies that were removed in the meantime', () => {
    const gone = {
      kind: 'backup' as const,
      parent,
      status: 'ready',
      createdAt: new Date('2026-05-01T02:10:00Z'),
      ...LEFT,
    }
    const days = calendar(givenFacts(NOW, { all: [server(), schedule('daily', 'Daily at 2am')], goneCopies: [gone] }))
    expect(dayOf(days, '2026-05-01')).toBe('good')
  })
})
