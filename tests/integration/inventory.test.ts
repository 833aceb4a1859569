import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResourcesAnswer } from '@/lib/contracts/inventory'
import type { ResourceAnswer } from '@/lib/contracts/resource'
import { closeDatabase } from '@/lib/db/client'
import { KINDS } from '@/lib/domain/inventory/kinds'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import type { Browser } from '../support/browser'
import { signInWithRole } from '../support/people'
import { givenSyncedAccount, type SyncedAccount } from '../support/synced-account'
import { testDatabase } from '../support/test-database'

let practice: Practice
let account: SyncedAccount
let viewer: Browser

beforeAll(async () => {
  await testDatabase()
  practice = await startPractice({ seed: 'inventory', speed: 0 })
  account = await givenSyncedAccount(practice)
  expect(await account.sync()).toMatchObject({ state: 'done' })
  viewer = await signInWithRole('viewer')
})

afterAll(async () => {
  await closeRaffConnections()
  await practice.close()
  await closeDatabase()
})

const list = (query = '') => viewer.json<ResourcesAnswer>('GET', `/api/resources${query}`)

describe('one thing', () => {
  it.each(KINDS)('of the kind %s says its facts in words and how its story began', async (kind) => {
    const { data } = await list(`?kind=${kind}&limit=5`)
    expect(data.length).toBeGreaterThan(0)
    for (const { id, name } of data) {
      const thing = await viewer.json<ResourceAnswer>('GET', `/api/resources/${id}`)
      expect(thing).toMatchObject({ id, name, kind, accountName: 'Practice' })
      expect(thing.facts.some(({ value }) => value !== null)).toBe(true)
      expect(thing.timeline.map(({ what }) => what)).toContain('watched')
    }
  })
})
