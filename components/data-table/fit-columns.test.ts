import { describe, expect, it } from 'vitest'
import { fitColumns } from './fit-columns'

const columns = [
  { id: 'name', width: 12 },
  { id: 'owner', width: 10, yields: 1 },
  { id: 'seen', width: 8, yields: 3 },
  { id: 'cost', width: 6, yields: 2 },
]

describe('columns on a screen too narrow for all', () => {
  it('stay all when there is room, to the last rem', () => {
    expect(fitColumns(columns, 36)).toEqual({ shown: ['name', 'owner', 'seen', 'cost'], left: [] })
  })

  it.each([
    [35.9, ['name', 'owner', 'cost']],
    [28, ['name', 'owner', 'cost']],
    [22, ['name', 'owner']],
    [12, ['name']],
    [1, ['name']],
  ])('in %d rem keep their order and let go what yields most', (room, shown) => {
    expect(fitColumns(columns, room).shown).toEqual(shown)
  })

  it('at equal rank the last goes first', () => {
    const equals = [
      { id: 'a', width: 5, yields: 1 },
      { id: 'b', width: 5, yields: 1 },
    ]
    expect(fitColumns(equals, 5)).toEqual({ shown: ['a'], left: ['b'] })
  })
})
