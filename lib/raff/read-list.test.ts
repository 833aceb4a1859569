import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RAFF_LIST_PASSES } from '../config/timings'
import type { Item } from './parse/rows'
import { readList, readWhole } from './read-list'
import type { Page, ReadPage } from './walk-pages'

const row = (id: string): Item<{ id: string }> => ({ id, row: { id } })
const names = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `${from + index}`)

interface Faults {
  /** rows at most, whatever is asked */
  cap?: number
  total?: (rows: number) => number | undefined
  ignoresOffset?: boolean
  repeats?: boolean
}

/** A list on the other side of the wire. `between` runs before each answer and may change it. */
function givenList(ids: string[], faults: Faults = {}, between: (ids: string[], call: number) => void = () => {}) {
  let calls = 0
  const readPage: ReadPage<{ id: string }> = async (offset, limit) => {
    calls += 1
    between(ids, calls)
    const from = faults.ignoresOffset ? 0 : offset
    const page = ids.slice(from, from + Math.min(limit, faults.cap ?? limit))
    const rows = faults.repeats && page[0] !== undefined ? [page[0], ...page] : page
    return { items: rows.map(row), total: faults.total ? faults.total(ids.length) : ids.length }
  }
  return { readPage, calls: () => calls }
}

const idsOf = (read: { rows: { id: string }[] }) => read.rows.map(({ id }) => id).sort()

describe('a list that holds still', () => {
  test.each([0, 1, 2, 7, 10, 50, 99, 100, 101, 150, 199, 200, 250, 1_234])(
    'of %i rows is read to its end',
    async (count) => {
      const { readPage } = givenList(names(count))
      const read = await readList(readPage)
      expect(read).toMatchObject({ complete: true, problems: [], unreadable: [] })
      expect(idsOf(read)).toEqual(names(count).sort())
    },
  )

  test.each([
    [0, 1],
    [1, 1],
    [99, 1],
    [150, 2],
    [250, 3],
    [1_234, 13],
  ])('of %i rows takes %i calls', async (count, expected) => {
    const { readPage, calls } = givenList(names(count))
    await readList(readPage)
    expect(calls()).toBe(expected)
  })

  test.each([10, 15, 50, 100])('of %i rows takes one call when everything known is there', async (count) => {
    const { readPage, calls } = givenList(names(count))
    expect(await readList(readPage, { expected: new Set(names(count)) })).toMatchObject({ complete: true })
    expect(calls()).toBe(1)
  })

  test('of a round number of rows is looked at again when something known is missing', async () => {
    const { readPage } = givenList(names(30), { cap: 20, total: () => 20 })
    const read = await readList(readPage, { expected: new Set(names(30)) })
    expect(read.rows).toHaveLength(30)
  })

  test.each([1, 2, 3, 20, 33, 50])('is read to its end though never more than %i rows come at once', async (cap) => {
    const { readPage } = givenList(names(173), { cap })
    const read = await readList(readPage)
    expect(read.complete).toBe(true)
    expect(read.rows).toHaveLength(173)
  })

  test.each([0, 3, 20, 100, 250])(
    'of %i rows is read to its end though it never says how many there are',
    async (count) => {
      const { readPage } = givenList(names(count), { total: () => undefined })
      expect(await readList(readPage)).toMatchObject({ complete: true, rows: { length: count } })
    },
  )

  test('that comes whole, whatever page is asked for, is read once', async () => {
    const { readPage } = givenList(names(12), { total: () => undefined, ignoresOffset: true })
    expect(await readList(readPage)).toMatchObject({ complete: true, rows: { length: 12 } })
  })

  test('tells how far it is', async () => {
    const progress: Array<{ read: number; total: number | undefined }> = []
    await readList(givenList(names(150)).readPage, { onProgress: (step) => progress.push(step) })
    expect(progress).toEqual([
      { read: 100, total: 150 },
      { read: 150, total: 150 },
    ])
  })
})

describe('a total that lies', () => {
  test('too high: nothing may count as gone', async () => {
    const { readPage, calls } = givenList(names(150), { total: (rows) => rows + 30 })
    const read = await readList(readPage)
    expect(read).toMatchObject({ complete: false, rows: { length: 150 } })
    expect(read.problems).toContainEqual({ code: 'fewer-than-total', rows: 150, total: 180 })
    expect(calls()).toBeLessThan(10)
  })

  test('too low: rows beyond it are found all the same', async () => {
    for (const [count, said] of [
      [150, 40],
      [150, 100],
      [340, 150],
      [60, 20],
    ] as const) {
      const read = await readList(givenList(names(count), { total: () => said, cap: 50 }).readPage)
      expect(read.rows, `${count} rows said to be ${said}`).toHaveLength(count)
    }
  })

  test('different each time: nothing may count as gone', async () => {
    let said = 200
    const { readPage } = givenList(names(150), { total: () => said++ })
    expect(await readList(readPage)).toMatchObject({ complete: false, rows: { length: 150 } })
  })
})

describe('rows that come twice', () => {
  test('count once', async () => {
    const { readPage } = givenList(names(40), { repeats: true })
    const read = await readList(readPage)
    expect(read.rows).toHaveLength(40)
    expect(read.complete).toBe(true)
    expect(read.problems).toContainEqual(expect.objectContaining({ code: 'duplicates' }))
  })

  test('instead of another row leave the read incomplete', async () => {
    const { readPage } = givenList(['a', 'b', 'b', 'd'])
    expect(await readList(readPage)).toMatchObject({ complete: false, rows: { length: 3 } })
  })
})

describe('a list that moves while it is read', () => {
  test('is read again, and then complete', async () => {
    const ids = names(300)
    const { readPage } = givenList(ids, {}, (now, call) => {
      if (call === 2) now.unshift('new')
      if (call === 3) now.splice(5, 1)
    })
    const read = await readList(readPage)
    expect(read).toMatchObject({ complete: true, problems: [{ code: 'read-again', times: 1 }] })
    expect(idsOf(read)).toEqual(ids.sort())
  })

  test('is read again also when as many rows came as went, so that the total says nothing', async () => {
    const ids = names(150)
    const { readPage } = givenList(ids, { cap: 50 }, (now, call) => {
      if (call !== 2) return
      now.splice(5, 1)
      now.push('new')
    })
    const read = await readList(readPage)
    expect(read.complete).toBe(true)
    expect(idsOf(read)).toEqual(ids.sort())
  })

  test('and never stops moving is given up as incomplete, with every row that was seen', async () => {
    let added = 0
    const { readPage, calls } = givenList(names(300), {}, (ids) => void ids.unshift(`new-${added++}`))
    const read = await readList(readPage)
    expect(read.complete).toBe(false)
    expect(read.rows.length).toBeGreaterThanOrEqual(300)
    expect(calls()).toBeLessThan(RAFF_LIST_PASSES * 8)
  })

  const changes = fc.array(
    fc.record({
      beforeCall: fc.integer({ min: 1, max: 24 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      what: fc.constantFrom('add', 'remove', 'remove here and add there'),
    }),
    { maxLength: 12 },
  )

  test('is only called complete when it holds every row that was there all the while', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 420 }),
        fc.constantFrom(100, 50, 33, 7, 2),
        changes,
        async (count, cap, steps) => {
          const always = new Set(names(count))
          let added = 0
          const { readPage } = givenList(names(count), { cap }, (ids, call) => {
            for (const step of steps.filter(({ beforeCall }) => beforeCall === call)) {
              const place = Math.floor(step.at * ids.length)
              if (step.what !== 'add') for (const gone of ids.splice(place, 1)) always.delete(gone)
              const where = step.what === 'add' ? place : ids.length - place
              if (step.what !== 'remove') ids.splice(where, 0, `new-${added++}`)
            }
          })
          const read = await readList(readPage)
          const seen = new Set(idsOf(read))
          if (read.complete) expect([...always].filter((id) => !seen.has(id))).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })

  test('whatever totals, caps and repeats come along, it ends, and no row counts twice', async () => {
    const total = fc.func(fc.option(fc.nat(500), { nil: undefined }))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(300),
        fc.integer({ min: 1, max: 120 }),
        fc.boolean(),
        fc.boolean(),
        total,
        async (count, cap, repeats, ignoresOffset, said) => {
          const { readPage, calls } = givenList(names(count), { cap, repeats, ignoresOffset, total: said })
          const read = await readList(readPage)
          expect(new Set(idsOf(read)).size).toBe(read.rows.length)
          expect(calls()).toBeLessThan(3_000)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a row that cannot be read', () => {
  const pageWith = (item: Item<{ id: string }>): Page<{ id: string }> => ({ items: [row('a'), item], total: 2 })

  test('is reported and known to exist when its id can be read', async () => {
    const unreadable = { id: 'b', field: 'status' }
    const read = await readList(async () => pageWith({ id: 'b', unreadable }))
    expect(read).toMatchObject({ complete: true, rows: [{ id: 'a' }], unreadable: [unreadable] })
  })

  test('leaves the list incomplete when not even its id can be read', async () => {
    const read = await readList(async () => pageWith({ id: null, unreadable: { id: null, field: 'id' } }))
    expect(read).toMatchObject({ complete: false, rows: [{ id: 'a' }] })
  })
})

test('a failed page fails the whole list, also when it was asked for ahead of its turn', async () => {
  const { readPage } = givenList(names(600))
  const failing: ReadPage<{ id: string }> = (offset, limit) =>
    offset > 300 ? Promise.reject(new Error('broken')) : readPage(offset, limit)
  await expect(readList(failing)).rejects.toThrow('broken')
})

test('a list that never ends is given up', async () => {
  const endless: ReadPage<{ id: string }> = async (offset, limit) => ({
    items: names(limit, offset).map(row),
    total: undefined,
  })
  const read = await readList(endless)
  expect(read.complete).toBe(false)
})

test('a list that comes at once is one call, and incomplete when it says there is more', async () => {
  expect(await readWhole(async () => ({ items: [row('a'), row('b')], total: undefined }))).toMatchObject({
    complete: true,
  })
  expect(await readWhole(async () => ({ items: [row('a')], total: 2 }))).toMatchObject({ complete: false })
})
