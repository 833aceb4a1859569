import { beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, database } from '@/lib/db/client'
import { databasePaceStore as store } from '@/lib/db/raff-pace'
import { AHEAD_MS, LONGEST_BLOCK_MS, TIERS } from '@/lib/domain/pacing'
import { systemClock } from '@/lib/raff/clock'
import { pacer } from '@/lib/raff/pacer'
import { testDatabase } from '@/tests/support/test-database'

const { standard } = TIERS

beforeAll(async () => {
  await testDatabase()
  return closeDatabase
})

const ask = (key: string, want: number) => store.take(key, standard, { want, answered: [] })

/** Turns taken now by whoever asks at the same time. */
async function takeAtOnce(key: string, askers: number, want: number): Promise<number> {
  const taken = await Promise.all(Array.from({ length: askers }, () => ask(key, want)))
  return taken.reduce((sum, { turns }) => sum + turns.length, 0)
}

test('forty who ask at the same moment together get no more than one alone would', async () => {
  const alone = await takeAtOnce('alone', 1, 200)
  const started = performance.now()
  const together = await takeAtOnce('together', 40, 5)
  const meanwhile = ((performance.now() - started) / 1_000) * 4 * standard.perSecond
  expect(together).toBeLessThanOrEqual(alone + Math.ceil(meanwhile))
  expect(together).toBeGreaterThan(alone / 2)
})

test('a turn is counted for every process, in the database', async () => {
  await ask('counted', 1)
  const before = await database().raffPace.findUniqueOrThrow({ where: { key: 'counted' } })
  await ask('counted', 1)
  const after = await database().raffPace.findUniqueOrThrow({ where: { key: 'counted' } })
  expect(after.recent).toHaveLength(before.recent.length + 1)
  expect(after.version).toBe(before.version + 1)
})

test('waiting writes nothing', async () => {
  await takeAtOnce('waiting', 1, 200)
  const { version } = await database().raffPace.findUniqueOrThrow({ where: { key: 'waiting' } })
  await store.block('waiting', standard, 60_000)
  for (let count = 0; count < 5; count++)
    expect(await ask('waiting', 1)).toMatchObject({ turns: [], waitMs: expect.any(Number) })
  const after = await database().raffPace.findUniqueOrThrow({ where: { key: 'waiting' } })
  expect(after.version).toBe(version + 1)
})

describe('after Raff said to wait', () => {
  test('another process waits as long as told', async () => {
    const here = pacer(store, systemClock)
    const elsewhere = pacer(store, systemClock)
    await here.turn('told', standard)
    const told = performance.now()
    await here.block('told', standard, 700)
    await elsewhere.turn('told', standard)
    expect(performance.now() - told).toBeGreaterThanOrEqual(700)
  })

  test('and not a moment longer: it is told what is left of it', async () => {
    const told = performance.now()
    await store.block('left', standard, 30_000)
    const { turns, waitMs } = await ask('left', 1)
    const passed = performance.now() - told
    expect(turns).toEqual([])
    expect(waitMs).toBeLessThanOrEqual(30_000)
    expect(waitMs).toBeGreaterThanOrEqual(30_000 - Math.ceil(passed) - AHEAD_MS)
  })

  test('the order gets through though many are taking turns', async () => {
    const takers = Array.from({ length: 30 }, () => ask('busy', 2))
    await store.block('busy', standard, 30_000)
    await Promise.all(takers)
    expect(await ask('busy', 1)).toMatchObject({ turns: [] })
  })

  test('an absurd order ends within minutes', async () => {
    await store.block('absurd', standard, 1e15)
    const { waitMs } = await ask('absurd', 1)
    expect(waitMs).toBeLessThanOrEqual(LONGEST_BLOCK_MS)
  })
})

test('a state from a clock that was a day ahead does not silence a key', async () => {
  const tomorrow = Date.now() + 86_400_000
  const used = { recent: Array<number>(57).fill(tomorrow), extra: Array<number>(27).fill(tomorrow), last: tomorrow }
  await database().raffPace.create({ data: { key: 'ahead', ...used, blockedUntil: 0, version: 1 } })
  const pace = pacer(store, systemClock)
  await pace.turn('ahead', standard, AbortSignal.timeout(5_000))
})

test('keys do not count for each other', async () => {
  await store.block('one', standard, 60_000)
  expect((await ask('two', 1)).turns).toHaveLength(1)
})
