import { expect, test } from 'vitest'
import { whatChanged } from './what-changed'

const WEEK_AGO = new Date('2026-11-14T12:00:00.000Z')
const long = new Date('2026-09-01T00:00:00.000Z')
const since = new Date('2026-11-20T00:00:00.000Z')
const news = [{ kind: 'vm' as const, what: 'appeared' as const, count: 2 }]
const copies = [{ kind: 'backup' as const, what: 'appeared' as const, count: 20 }]

test.each([
  [copies, long, 'week', WEEK_AGO, 'Nothing but copies changed in the last seven days.'],
  [news, long, 'week', WEEK_AGO, 'In the last seven days: 2 servers new.'],
  [news, since, 'part', since, 'Since we began watching: 2 servers new.'],
])('what changed is told of the time that was watched: %#', (counts, watchedSince, watched, from, sentence) => {
  const told = whatChanged(counts, WEEK_AGO, watchedSince)
  expect(told).toMatchObject({ watched, since: from.toISOString(), sentence })
})

test('that nothing changed is never said of days on which nobody watched', () => {
  expect(whatChanged([], WEEK_AGO, since).sentence).toBe(
    'Nothing but copies changed since we began watching. What changed before that, Raff does not tell.',
  )
  expect(whatChanged([], WEEK_AGO, null)).toMatchObject({
    watched: 'not',
    sentence: 'Nobody was watching yet: what changes from now on will stand here.',
  })
})
