import { beforeEach, expect, it } from 'vitest'
import { Collection } from './collection'

interface Row {
  id: string
  createdAt: number
  owner: string | null
}

let rows: Collection<Row, 'owner'>

beforeEach(() => {
  const old = { id: 'old', createdAt: 1, owner: 'a' }
  const fresh = { id: 'fresh', createdAt: 2, owner: 'a' }
  rows = new Collection<Row, 'owner'>([fresh, old], { owner: (row) => row.owner })
})

it('lists newest first, also after a row came or went', () => {
  expect(rows.newestFirst().map(({ id }) => id)).toEqual(['fresh', 'old'])
  rows.add({ id: 'newest', createdAt: 3, owner: null })
  expect(rows.newestFirst().map(({ id }) => id)).toEqual(['newest', 'fresh', 'old'])
  rows.remove(rows.get('fresh') as Row)
  expect(rows.newestFirst().map(({ id }) => id)).toEqual(['newest', 'old'])
})

it('finds a row under its new value after a change, and no longer under the old', () => {
  rows.change(rows.get('old') as Row, { owner: 'b' })
  expect(rows.where('owner', 'a').map(({ id }) => id)).toEqual(['fresh'])
  expect(rows.count('owner', 'b')).toBe(1)
  expect(rows.where('owner', 'nobody')).toEqual([])
})

it('refuses a second row with the same id', () => {
  expect(() => rows.add({ id: 'old', createdAt: 9, owner: null })).toThrow('Two rows have the id old.')
})
