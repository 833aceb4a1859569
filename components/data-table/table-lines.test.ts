import { describe, expect, it } from 'vitest'
import { tableLines } from './table-lines'

const rows = [
  { id: 'a', project: 'Shop' },
  { id: 'b', project: 'Shop' },
  { id: 'c', project: 'Blog' },
]
const idOf = (row: { id: string }) => row.id

describe('the lines of a table', () => {
  it('are its rows when nothing is grouped', () => {
    expect(tableLines(rows, idOf).map((line) => line.key)).toEqual(['a', 'b', 'c'])
  })

  it('have a head before each group and count only rows', () => {
    const lines = tableLines(rows, idOf, (row) => row.project)
    expect(lines.map((line) => (line.kind === 'group' ? line.group : `${line.row.id}${line.place}`))).toEqual([
      'Shop',
      'a0',
      'b1',
      'Blog',
      'c2',
    ])
    expect(new Set(lines.map((line) => line.key)).size).toBe(lines.length)
  })

  it('head a group named with the empty text too', () => {
    expect(tableLines([{ id: 'a' }], idOf, () => '')[0]).toMatchObject({ kind: 'group', group: '' })
  })

  it('are none without rows', () => {
    expect(tableLines([], idOf, () => 'x')).toEqual([])
  })
})
