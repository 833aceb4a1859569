import { describe, expect, it } from 'vitest'
import { fitColumns } from './fit-columns'

const columns = [
  { id: 'name', width: 12, grow: true },
  { id: 'owner', width: 10, yields: 1 },
  { id: 'seen', width: 8, yields: 3 },
  { id: 'cost', width: 6, yields: 2 },
]
const shownIn = (room: number) => [...fitColumns(columns, room).shown.keys()]

describe('columns on a screen too narrow for all', () => {
  it('stay all when there is room, to the last rem', () => {
    expect(shownIn(36)).toEqual(['name', 'owner', 'seen', 'cost'])
    expect(fitColumns(columns, 36).left).toEqual([])
  })

  it.each([
    [35.9, ['name', 'owner', 'cost']],
    [28, ['name', 'owner', 'cost']],
    [22, ['name', 'owner']],
    [12, ['name']],
    [1, ['name']],
  ])('in %d rem keep their order and let go what yields most', (room, shown) => {
    expect(shownIn(room)).toEqual(shown)
  })

  it('at equal rank the last goes first', () => {
    const equals = [
      { id: 'a', width: 5, yields: 1 },
      { id: 'b', width: 5, yields: 1 },
    ]
    expect(fitColumns(equals, 5)).toEqual({ shown: new Map([['a', 5]]), left: ['b'] })
  })
})

describe('columns on a wide screen', () => {
  it.each([36, 40, 80, 200])('fill %d rem exactly and never get less than they need', (room) => {
    const { shown } = fitColumns(columns, room)
    expect([...shown.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(room)
    for (const { id, width } of columns) expect(shown.get(id)).toBeGreaterThanOrEqual(width)
  })

  it('give most of it to the column that grows', () => {
    expect(fitColumns(columns, 136).shown.get('name')).toBeCloseTo(12 + 60)
  })

  it('share it by width when none grows, and when all do', () => {
    const fixed = [
      { id: 'a', width: 1 },
      { id: 'b', width: 3 },
    ]
    expect([...fitColumns(fixed, 8).shown.values()]).toEqual([2, 6])
    expect([
      ...fitColumns(
        fixed.map((column) => ({ ...column, grow: true })),
        8,
      ).shown.values(),
    ]).toEqual([2, 6])
  })
})
