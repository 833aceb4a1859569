import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resourcesQuery } from '@/lib/contracts/inventory'
import { closeDatabase, database } from '@/lib/db/client'
import { SORTS } from '@/lib/domain/inventory/columns'
import { listResources } from '@/lib/server/list-resources'
import { givenManyResources } from '../support/many-resources'
import { testDatabase } from '../support/test-database'

const COUNT = 300
const PAGE = 50
const viewer = { personId: randomUUID() }

beforeAll(async () => {
  const url = await testDatabase()
  const { id } = await database().raffAccount.create({ data: { name: 'Long' }, select: { id: true } })
  await givenManyResources(url, id, COUNT)
})

afterAll(closeDatabase)

async function idsOf(query: Record<string, string>): Promise<string[]> {
  const { data } = await listResources(resourcesQuery.parse(query), viewer)
  return data.map(({ id }) => id)
}

describe('jumping into the middle of the inventory', () => {
  it.each(SORTS.flatMap((sort) => [sort, `-${sort}`]))(
    'shows the rows that scrolling there shows, sorted by %s',
    async (sort) => {
      const all = await idsOf({ sort, gone: 'all', limit: '500' })
      expect(all).toHaveLength(COUNT)
      for (const skip of [1, 17, 140, 151, 270, 284, 286, 299]) {
        const page = await idsOf({ sort, gone: 'all', limit: String(PAGE), skip: String(skip) })
        expect(page).toEqual(all.slice(skip, skip + PAGE))
      }
    },
  )

  it('shows nothing beyond the end, and still says how many there are', async () => {
    const answer = await listResources(resourcesQuery.parse({ gone: 'all', skip: '5000' }), viewer)
    expect(answer).toMatchObject({ data: [], total: COUNT })
  })
})
