import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { masterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import { closeDatabase, database } from '@/lib/db/client'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { openControlSocket } from '@/lib/launch/control-socket.mjs'
import { daysAgo as toldDaysAgo } from '@/lib/practice/company/draft'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { explorePractice } from '@/lib/server/explore-practice'
import { syncAccount } from '@/lib/server/sync-account'
import { presentInAccount, presentInDatabase } from '../support/synced-account'
import { testDatabase } from '../support/test-database'

const DAY_MS = 86_400_000
/** Twenty seconds on a quiet machine. */
const PATIENCE_MS = 400_000

let practice: Practice
let control: Awaited<ReturnType<typeof openControlSocket>>
let accountId: string
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-past-'))

/** Somebody explores while a worker, which has the same to do, finds the account as soon as it is there. */
beforeAll(async () => {
  await testDatabase()
  practice = await startPractice({ seed: 'practice', speed: 0 })
  control = await openControlSocket(dataDir, {
    'start-practice': async () => ({ event: 'ready', url: practice.url, keys: practice.keys, toldAt: practice.toldAt }),
  })
  process.env.STOCKTAKE_DATA_DIR = dataDir
  process.env.STOCKTAKE_CONTROL = control.path
  writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
  const by = { actor: { kind: 'person' as const, id: null, name: 'Somebody' }, httpRequestId: 'test' }
  const [opened] = await Promise.all([explorePractice(by, null), workAlongside()])
  accountId = opened.accountId
  // what a person was not made to wait for is left to the worker
  await syncAccount({ accountId, trigger: 'schedule' })
}, PATIENCE_MS)

async function workAlongside(): Promise<void> {
  const account = await vi.waitFor(() => database().raffAccount.findFirstOrThrow(), { timeout: 30_000 })
  for (let turn = 0; turn < 5; turn++) await syncAccount({ accountId: account.id, trigger: 'schedule' })
}

afterAll(async () => {
  await closeRaffConnections()
  await control.close()
  await practice.close()
  await closeDatabase()
})

const find = (kind: Kind, name: string) => database().resource.findFirstOrThrow({ where: { accountId, kind, name } })
const daysAgo = (at: Date | null | undefined) => ((practice.toldAt ?? 0) - (at?.getTime() ?? 0)) / DAY_MS

/** When it was in truth: at some moment of the working day, whatever the time of day of the readings. */
const happened = (days: number, what: string) =>
  toldDaysAgo({ seed: 'practice', now: practice.toldAt ?? 0 }, days, what)

function expectSeenBetween(after: Date | null | undefined, by: Date | null | undefined, truth: number): void {
  const bounds = [after?.getTime() ?? Number.NaN, by?.getTime() ?? Number.NaN] as const
  expect(bounds[0]).toBeLessThan(truth)
  expect(bounds[1]).toBeGreaterThanOrEqual(truth)
  expect(Math.round((bounds[1] - bounds[0]) / DAY_MS)).toBe(1)
}

describe('exploring the practice account', () => {
  it('brings six weeks of history, one reading a day and none of them out of order', async () => {
    const runs = await database().syncRun.findMany({ where: { accountId }, orderBy: { id: 'asc' } })
    expect(runs.map(({ state }) => state)).toEqual(runs.map(() => 'done'))
    const past = runs.filter(({ startedAt }) => startedAt.getTime() < (practice.toldAt ?? 0))
    expect(past.map(({ startedAt }) => Math.round(daysAgo(startedAt)))).toEqual(
      Array.from({ length: 42 }, (_, index) => 42 - index),
    )
    const days = await database().dailyTotal.groupBy({ by: ['day'], where: { accountId } })
    expect(days).toHaveLength(43)
  })

  it('ends with what is there now, and nothing else', async () => {
    for (const kind of ['vm', 'volume', 'backup', 'ip', 'api-key', 'member'] as const)
      expect(await presentInDatabase(accountId, kind)).toEqual(presentInAccount(practice, kind))
  })

  it('knows between which readings a server stopped, one was deleted, and a secret was replaced', async () => {
    const stopped = await find('vm', 'shop-cart-legacy-01')
    expectSeenBetween(stopped.statusAfter, stopped.statusBy, happened(23, 'shop-cart-legacy-01 stopped'))
    const deleted = await find('vm', 'shop-reports-01')
    expect(deleted.gone).toBe(true)
    expectSeenBetween(deleted.goneAfter, deleted.goneAt, happened(27, 'shop-reports-01 gone'))
    const key = await find('api-key', 'search-sync')
    const [replaced] = await database().change.findMany({ where: { resourceId: key.id, field: 'secret' } })
    expectSeenBetween(replaced?.seenAfter, replaced?.seenBy, happened(22, 'search-sync regenerated'))
  })
})
