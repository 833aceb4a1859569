import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, database } from '@/lib/db/client'
import { KINDS } from '@/lib/domain/inventory/kinds'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { givenSyncedAccount, presentInAccount, presentInDatabase } from '../support/synced-account'
import { testDatabase } from '../support/test-database'

let practice: Practice

beforeAll(async () => {
  await testDatabase()
  practice = await startPractice({ seed: 'sync', speed: 0 })
})

afterEach(() => practice.faults.clear())

afterAll(async () => {
  await closeRaffConnections()
  await practice.close()
  await closeDatabase()
})

describe('a sync', () => {
  it('makes the inventory equal to the account, in close to the fewest calls, without being told to slow down', async () => {
    const account = await givenSyncedAccount(practice)
    const figures: { run: string; calls: number; fewest: number; ratio: string }[] = []
    for (const run of ['first', 'second']) {
      practice.requests.clear()
      const outcome = await account.sync()
      expect(outcome).toMatchObject({ state: 'done' })
      if (outcome.state === 'busy') throw new Error('busy')
      const { calls, fewestCalls: fewest } = outcome
      figures.push({ run, calls, fewest: fewest ?? 0, ratio: (calls / (fewest ?? 0)).toFixed(3) })
      expect(practice.requests.total).toBe(calls)
      expect(practice.requests.all().filter(({ status }) => status === 429)).toEqual([])

      expect(calls / (fewest ?? 0)).toBeLessThanOrEqual(1.1)
    }
    console.table(figures)
    for (const kind of KINDS) {
      expect({ kind, there: await presentInDatabase(account.id, kind) }).toEqual({
        kind,
        there: presentInAccount(practice, kind),
      })
    }
    expect(await database().change.count({ where: { accountId: account.id } })).toBe(0)
  })
})
