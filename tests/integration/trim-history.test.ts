import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HISTORY_DELETE_BATCH } from '@/lib/config/timings'
import { closeDatabase, database, inTransaction } from '@/lib/db/client'
import { dailyTotals, writeDailyTotals } from '@/lib/db/daily-totals'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { HANDLERS } from '@/lib/jobs/handlers'
import { JOBS } from '@/lib/jobs/definitions'
import { trimHistory } from '@/lib/server/trim-history'
import { testDatabase } from '../support/test-database'

const NOW = new Date('2026-11-21T04:00:00Z')
const monthsAgo = (months: number) => new Date(Date.UTC(2026, 10 - months, 20))

let accountId: string

beforeAll(async () => {
  await testDatabase()
  accountId = (await database().raffAccount.create({ data: { name: 'Account' } })).id
})
afterAll(closeDatabase)

async function givenThing(kind: Kind, goneAt: Date | null): Promise<string> {
  const raffId = randomUUID()
  const words = { name: raffId, sortName: raffId, ownWords: raffId, search: raffId }
  const seen = { firstSeenAt: monthsAgo(20), seenAt: monthsAgo(20), statusBy: monthsAgo(20) }
  const gone = { gone: goneAt !== null, goneAt, goneAfter: goneAt }
  const cost = { monthlyCost: 5, costSource: 'raff' }
  const facts = { create: { facts: { name: raffId } } }
  const data = { accountId, kind, raffId, factsHash: '', ...words, ...seen, ...gone, ...cost, facts }
  return (await database().resource.create({ data })).id
}

async function givenChange(resourceId: string, seenBy: Date): Promise<void> {
  await database().change.create({ data: { accountId, resourceId, runId: randomUUID(), what: 'changed', seenBy } })
}

async function givenRun(startedAt: Date, state: string): Promise<string> {
  const data = { accountId, trigger: 'schedule', state, startedAt, updatedAt: startedAt }
  return (await database().syncRun.create({ data })).id
}

it('keeps thirteen months of changes, every total of every day, and whatever is or was there but old copies', async () => {
  const server = await givenThing('vm', null)
  const goneServer = await givenThing('vm', monthsAgo(15))
  const oldBackup = await givenThing('backup', monthsAgo(15))
  const recentBackup = await givenThing('backup', monthsAgo(12))
  const snapshot = await givenThing('snapshot', null)
  for (const months of [20, 14]) await givenChange(server, monthsAgo(months))
  for (const months of [12, 1]) await givenChange(server, monthsAgo(months))
  await givenChange(oldBackup, monthsAgo(15))
  await givenRun(monthsAgo(14), 'done')
  const kept = [await givenRun(monthsAgo(12), 'done'), await givenRun(monthsAgo(14), 'running')]
  await inTransaction((tx) => writeDailyTotals(tx, accountId, monthsAgo(20)))
  const totals = await dailyTotals([accountId], monthsAgo(24), 'kind')
  expect(totals.map(({ key, count, monthlyCost }) => ({ key, count, monthlyCost }))).toEqual([
    { key: 'snapshot', count: 1, monthlyCost: 5 },
    { key: 'vm', count: 1, monthlyCost: 5 },
  ])

  expect(await trimHistory(NOW)).toMatchObject({ changes: 3, runs: 1, copies: 1 })

  const changes = await database().change.findMany({ orderBy: { seenBy: 'asc' } })
  expect(changes.map(({ seenBy }) => seenBy)).toEqual([monthsAgo(12), monthsAgo(1)])
  const left = await database().resource.findMany({ select: { id: true, facts: true } })
  expect(left.map(({ id }) => id).sort()).toEqual([server, goneServer, recentBackup, snapshot].sort())
  expect(left.every(({ facts }) => facts !== null)).toBe(true)
  expect(await database().resourceFacts.count()).toBe(4)
  const runs = await database().syncRun.findMany({ select: { id: true } })
  expect(runs.map(({ id }) => id).sort()).toEqual(kept.sort())
  expect(await dailyTotals([accountId], monthsAgo(24), 'kind')).toEqual(totals)
  // counts of what is there do not lose what was trimmed twice
  expect(await database().resourceTotal.findMany({ where: { kind: 'backup' } })).toMatchObject([
    { count: 1, gone: true },
  ])

  expect(await trimHistory(NOW)).toMatchObject({ changes: 0, runs: 0, copies: 0 })
})

it('goes through more than one lot', async () => {
  const resourceId = randomUUID()
  const count = HISTORY_DELETE_BATCH * 2 + 1
  await database().$executeRaw`
    INSERT INTO change (account_id, resource_id, run_id, what, seen_by)
    SELECT ${accountId}::uuid, ${resourceId}::uuid, gen_random_uuid(), 'changed', ${monthsAgo(14)} FROM generate_series(1, ${count}::int)`
  expect(await trimHistory(NOW)).toMatchObject({ changes: count })
})

it('is done every night', async () => {
  expect(JOBS['trim-history'].cron).toMatch(/^\d+ \d+ \* \* \*$/)
  await HANDLERS['trim-history'](undefined)
})
