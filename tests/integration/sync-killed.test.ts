import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { closeDatabase, database } from '@/lib/db/client'
import { KINDS } from '@/lib/domain/inventory/kinds'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { type BundledWorker, bundleWorker } from '../support/bundle-worker'
import { changeSomething, randomFrom } from '../support/changing-account'
import { givenSyncedAccount, presentInAccount, presentInDatabase, type SyncedAccount } from '../support/synced-account'
import type { SyncingEvent, SyncingOrder } from '../support/syncing-worker'
import { testDatabase } from '../support/test-database'

const KILLS = 50
const LEASE_MS = 150
/** Half a minute on a quiet machine. */
const PATIENCE_MS = 540_000
const seed = Date.now() % 1_000_000
const random = randomFrom(seed)

let practice: Practice
let account: SyncedAccount
let bundled: BundledWorker
const started: ChildProcess[] = []

beforeAll(async () => {
  await testDatabase()
  // every answer is a second after the one before: nobody is told to slow down
  let real = Date.now()
  const state = smallAccount({ seed: 'killed', now: Date.now() - 60_000 })
  practice = await startPractice({ state, speed: 0, realTime: () => (real += 1_000) })
  account = await givenSyncedAccount(practice, practice.keys.high)
  bundled = await bundleWorker('syncing-worker')
})

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  bundled.remove()
  await closeRaffConnections()
  await practice.close()
  await closeDatabase()
})

/** A worker that has started and waits to be told to begin. Some go on with what the one before them left behind. */
async function warmWorker(): Promise<ChildProcess> {
  const order: SyncingOrder = {
    accountId: account.id,
    url: practice.url,
    key: practice.keys.high ?? '',
    leaseMs: LEASE_MS,
    fresh: random() < 0.5,
  }
  const { PATH, DATABASE_URL } = process.env
  const child = bundled.start({ PATH, DATABASE_URL, NODE_ENV: 'production' }, JSON.stringify(order))
  started.push(child)
  await heard(child, 'ready')
  return child
}

async function heard(child: ChildProcess, event: SyncingEvent): Promise<void> {
  for (;;) if ((await once(child, 'message'))[0] === event) return
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
}

/** How long a worker takes for a sync when nobody kills it. */
async function timeOfSync(child: ChildProcess): Promise<number> {
  const begun = heard(child, 'begun')
  child.send('go')
  await begun
  const began = performance.now()
  await heard(child, 'ended')
  return performance.now() - began
}

/** Ids are never used again: whatever is called gone has to be missing from the account. */
async function falselyGone(): Promise<string[]> {
  const found: string[] = []
  for (const kind of KINDS) {
    const there = presentInAccount(practice, kind)
    const gone = await database().resource.findMany({ where: { accountId: account.id, kind, gone: true } })
    for (const { raffId } of gone) if (raffId in there) found.push(`${kind} ${raffId}`)
  }
  return found
}

it(
  `killed at ${KILLS} random moments while the account changes, and synced once more: the database equals the account, and nothing was ever falsely gone`,
  async () => {
    const first = await warmWorker()
    const length = await timeOfSync(first)
    await kill(first)
    let next = warmWorker()
    for (let round = 0; round < KILLS; round++) {
      const worker = await next
      next = warmWorker()
      changeSomething(practice, random)
      const begun = heard(worker, 'begun')
      worker.send('go')
      await begun
      const left = random() * length * 1.2
      await sleep(left * random())
      changeSomething(practice, random)
      changeSomething(practice, random)
      await sleep(left * random())
      await kill(worker)
      expect({ seed, round, falselyGone: await falselyGone() }).toEqual({ seed, round, falselyGone: [] })
    }
    await kill(await next)

    const states = await database().syncRun.groupBy({ by: ['state'], where: { accountId: account.id }, _count: true })
    console.info({ seed, length, states: states.map(({ state, _count }) => `${_count} ${state}`) })
    expect(states.find(({ state }) => state === 'interrupted')?._count ?? 0).toBeGreaterThan(0)

    const last = await vi.waitUntil(async () => {
      // from the beginning: one that goes on where a killed one stopped takes over what that one had read
      const outcome = await account.sync({ fresh: true })
      return outcome.state === 'busy' ? null : outcome
    }, PATIENCE_MS)
    expect(last).toMatchObject({ state: 'done' })
    for (const kind of KINDS) {
      const there = await presentInDatabase(account.id, kind)
      expect({ seed, kind, there }).toEqual({ seed, kind, there: presentInAccount(practice, kind) })
    }
    // a false gone would have been taken back by now, and that leaves a trace
    expect(await database().change.count({ where: { accountId: account.id, what: 'returned' } })).toBe(0)
    expect(await database().change.count({ where: { accountId: account.id, what: 'gone' } })).toBe(
      await database().resource.count({ where: { accountId: account.id, gone: true } }),
    )
    await expectInterfaces()
    await expectTotals()
  },
  PATIENCE_MS,
)

async function expectInterfaces(): Promise<void> {
  const rows = await database().networkInterface.findMany({
    where: { accountId: account.id, serverId: { in: [...practice.store.vms.all()].map(({ id }) => id) } },
  })
  const known = rows.map(({ serverId, ip, securityGroupId }) => `${serverId} ${ip} ${securityGroupId}`)
  const real = [...practice.store.vms.all()].flatMap(({ id, nics }) =>
    nics.map(({ ip, securityGroupId }) => `${id} ${ip} ${securityGroupId}`),
  )
  expect(known.sort()).toEqual(real.sort())
}

/** What is kept beside the rows for counting them never drifts from them. */
async function expectTotals(): Promise<void> {
  const kept = await database().$queryRaw`
    SELECT gone, kind, sum(count)::int AS count, sum(monthly_cost)::text AS cost FROM resource_total WHERE count > 0 GROUP BY 1, 2 ORDER BY 1, 2`
  const counted = await database().$queryRaw`
    SELECT gone, kind, count(*)::int AS count, coalesce(sum(monthly_cost), 0)::numeric(14,4)::text AS cost FROM resource GROUP BY 1, 2 ORDER BY 1, 2`
  expect(kept).toEqual(counted)
}
