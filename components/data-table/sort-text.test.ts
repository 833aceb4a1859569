import { describe, expect, it } from 'vitest'
import { nextSort, sortFromText, sortToText } from './sort-text'

const columns = [{ id: 'name', sortable: true }, { id: 'at', sortable: true }, { id: 'hash' }]

describe('a sort in the address', () => {
  it.each(['name', '-name', 'at', '-at'])('%s survives the way there and back', (text) => {
    expect(sortToText(sortFromText(text, columns))).toBe(text)
  })

  it.each(['', '-', 'hash', '-hash', 'nonsense', '--at', 'constructor'])(
    '"%s" is no sort, so the page falls back on its own',
    (text) => {
      expect(sortFromText(text, columns)).toBeNull()
    },
  )
})

describe('a press on a head', () => {
  it('begins with the way that the column prefers', () => {
    expect(nextSort(null, { id: 'name' })).toEqual({ column: 'name', descending: false })
    expect(nextSort(null, { id: 'at', sortFirst: 'descending' })).toEqual({ column: 'at', descending: true })
  })

  it('turns round when the column is already sorted, and starts afresh on another', () => {
    expect(nextSort({ column: 'at', descending: true }, { id: 'at', sortFirst: 'descending' }).descending).toBe(false)
    expect(nextSort({ column: 'at', descending: true }, { id: 'name' })).toEqual({ column: 'name', descending: false })
  })
})
