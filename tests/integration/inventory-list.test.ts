import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resourcesQuery, totalsQuery } from '@/lib/contracts/inventory'
import { closeDatabase, database } from '@/lib/db/client'
import { GROUPS, SORTS } from '@/lib/domain/inventory/columns'
import { listResources, totalResources } from '@/lib/server/list-resources'
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

describe('searching the inventory', () => {
  it.each(SORTS.flatMap((sort) => [sort, `-${sort}`]))(
    'leaves the rows in the order of the whole list, counts them, and goes on behind a page, sorted by %s',
    async (sort) => {
      const all = await listResources(resourcesQuery.parse({ sort, gone: 'all', limit: '500' }), viewer)
      const fitting = all.data.filter(({ name }) => name.startsWith('web-')).map(({ id }) => id)
      expect(fitting.length).toBeGreaterThan(10)
      const query = { sort, gone: 'all', q: 'web-', limit: '10' }
      const first = await listResources(resourcesQuery.parse(query), viewer)
      const second = await listResources(resourcesQuery.parse({ ...query, cursor: first.nextCursor }), viewer)
      expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(fitting.slice(0, 20))
      expect(await idsOf({ ...query, skip: '5' })).toEqual(fitting.slice(5, 15))
      expect([first.total, second.total]).toEqual([fitting.length, fitting.length])
    },
  )
})

describe('a long list', () => {
  it('goes on behind a name of any length and script', async () => {
    const row = await database().resource.findFirstOrThrow({ where: { kind: 'vm' } })
    await database().resource.update({
      where: { id: row.id },
      data: { name: '漢'.repeat(128), sortName: '漢'.repeat(128) },
    })
    const query = { kind: 'vm', sort: '-name', limit: '1' }
    const { data, nextCursor } = await listResources(resourcesQuery.parse(query), viewer)
    expect(data[0]?.id).toBe(row.id)
    expect(nextCursor?.length).toBeGreaterThan(1_000)
    const next = await listResources(resourcesQuery.parse({ ...query, cursor: nextCursor }), viewer)
    expect(next.data).toHaveLength(1)
    expect(next.data[0]?.id).not.toBe(row.id)
    await database().resource.update({ where: { id: row.id }, data: { name: row.name, sortName: row.sortName } })
  })

  it.each([
    ['created', '2026-02-30T00:00:00.000Z'],
    ['created', 'soon'],
    ['name', 'a\ud83d'],
    ['cost', 'NaN'],
  ])('sorted by %s does not go on behind “%s”, which it never answered', async (sort, value) => {
    const query = { sort, limit: '1' }
    const { nextCursor = '' } = await listResources(resourcesQuery.parse(query), viewer)
    const [mark, gone, , sortName, id] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString())
    const cursor = Buffer.from(JSON.stringify([mark, gone, value, sortName, id])).toString('base64url')
    await expect(listResources(resourcesQuery.parse({ ...query, cursor }), viewer)).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('is searched for every word, however many there are', async () => {
    const words = ['w', 'e', 'b', '-', 'we', 'eb', 'web', 'b-', 'web-']
    const found = await idsOf({ q: words.join(' '), limit: '500' })
    expect(found.length).toBeGreaterThan(0)
    expect(await idsOf({ q: [...words, 'nowhere'].join(' '), limit: '500' })).toEqual([])
  })
})

describe('totals by group', () => {
  it.each(GROUPS.filter((group) => group !== 'tag'))('by %s add up to the whole, kind by kind', async (group) => {
    for (const query of [{}, { q: 'web' }]) {
      const { total, groups } = await totalResources(totalsQuery.parse({ group, ...query }), viewer)
      expect(total.count).toBeGreaterThan(0)
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total.count)
      expect(groups.reduce((sum, { monthlyCost }) => sum + monthlyCost, 0)).toBeCloseTo(total.monthlyCost, 4)
      for (const { count, kinds } of groups) expect(Object.values(kinds).reduce((sum, of) => sum + of, 0)).toBe(count)
    }
  })

  it('by tag count each server once for each of its tags', async () => {
    const { groups } = await totalResources(totalsQuery.parse({ group: 'tag' }), viewer)
    const tagged = groups.find(({ key }) => key === 'team-4')
    const { total } = await totalResources(totalsQuery.parse({ tag: 'team-4' }), viewer)
    expect(tagged).toMatchObject({ count: total.count, kinds: { vm: total.count } })
  })
})
