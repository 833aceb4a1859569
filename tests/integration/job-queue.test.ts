import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, database } from '@/lib/db/client'
import { openQueue, type Queue, workOn } from '@/lib/jobs/queue'
import { startWorker } from '@/lib/jobs/start-worker'
import { JOBS, type JobName } from '@/lib/jobs/definitions'
import { keepHouse } from '@/lib/server/keep-house'
import { workerState } from '@/lib/server/worker-state'
import { testDatabase } from '../support/test-database'

let url: string
const open: Queue[] = []

beforeAll(async () => {
  url = await testDatabase()
})
afterEach(async () => {
  for (const queue of open.splice(0)) await queue.stop({ graceful: false })
})
afterAll(closeDatabase)

async function aQueue(role: 'worker' | 'web' = 'worker') {
  const queue = await openQueue(url, role)
  open.push(queue)
  return queue
}

/** A handler for every job that does nothing. */
const idle = Object.fromEntries(Object.keys(JOBS).map((name) => [name, async () => {}])) as Record<
  JobName,
  () => Promise<unknown>
>

describe('the job queue', () => {
  it('opens in several processes at once on an empty database', async () => {
    await Promise.all([aQueue(), aQueue(), aQueue('web')])
    expect(open).toHaveLength(3)
  })

  it('never gives one job to two workers', async () => {
    const done: string[] = []
    const workers = await Promise.all([aQueue(), aQueue(), aQueue()])
    const asked = new Set<string>()
    for (let index = 0; index < 30; index += 1) asked.add((await workers[0].send('keep-house', { index })) ?? '')
    let finished: () => void = () => {}
    const all = new Promise<void>((resolve) => {
      finished = resolve
    })
    for (const worker of workers) {
      await worker.work('keep-house', { batchSize: 5, pollingIntervalSeconds: 0.5 }, async (jobs) => {
        done.push(...jobs.map((job) => job.id))
        if (done.length >= asked.size) finished()
      })
    }
    await all
    expect(done.sort()).toEqual([...asked].sort())
  })

  it('tries a job again when its handler fails', async () => {
    const queue = await aQueue()
    let tries = 0
    const second = new Promise<void>((resolve, reject) => {
      workOn(queue, {
        ...idle,
        'keep-house': async () => {
          tries += 1
          if (tries === 1) throw new Error('the first try fails')
          resolve()
        },
      }).catch(reject)
    })
    await queue.send('keep-house', {}, { retryDelay: 0, retryBackoff: false })
    await second
    expect(tries).toBe(2)
  })

  it('says that it works, and that it is off after stopping', async () => {
    const stop = startWorker(url)
    await expect.poll(workerState, { timeout: 20_000 }).toBe('working')
    await stop()
    expect(workerState()).toBe('off')
  })
})

describe('housekeeping', () => {
  it('removes long ended sessions and old counters, and nothing else', async () => {
    const now = new Date('2026-11-21T10:00:00Z')
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
    const person = await database().person.create({
      data: { email: `${randomUUID()}@example.test`, name: 'Dana', role: 'member' },
    })
    const session = (over: { expiresAt: Date; endedAt?: Date }) =>
      database().session.create({ data: { personId: person.id, ...over } })
    await session({ expiresAt: daysAgo(31) })
    await session({ expiresAt: daysAgo(-5), endedAt: daysAgo(31) })
    const kept = [
      await session({ expiresAt: daysAgo(29) }),
      await session({ expiresAt: daysAgo(-5), endedAt: daysAgo(29) }),
      await session({ expiresAt: daysAgo(-5) }),
    ]
    await database().signInThrottle.createMany({
      data: [
        { key: 'account:old', failures: 3, windowStart: daysAgo(3) },
        { key: 'account:blocked', failures: 3, windowStart: daysAgo(3), blockedUntil: daysAgo(-1) },
        { key: 'account:new', failures: 3, windowStart: daysAgo(1) },
      ],
    })
    expect(await keepHouse(now)).toEqual({ sessions: 2, throttles: 1, paces: 0, ownershipFiles: 0 })
    const left = await database().session.findMany({ select: { id: true } })
    expect(left.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort())
    expect(await keepHouse(now)).toEqual({ sessions: 0, throttles: 0, paces: 0, ownershipFiles: 0 })
  })
})
