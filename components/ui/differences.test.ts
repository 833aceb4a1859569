import { describe, expect, it } from 'vitest'
import { differencesOf } from './differences'

describe('what changed', () => {
  it('lists changed, added and removed fields and nothing that stayed', () => {
    expect(
      differencesOf({ role: 'viewer', name: 'Dana', note: 'x' }, { role: 'admin', name: 'Dana', team: 'Ops' }),
    ).toEqual([
      { field: 'role', before: 'viewer', after: 'admin' },
      { field: 'note', before: 'x', after: null },
      { field: 'team', before: null, after: 'Ops' },
    ])
  })

  it('goes into records by path and compares lists as a whole', () => {
    expect(differencesOf({ owner: { name: 'A' }, tags: ['a'] }, { owner: { name: 'B' }, tags: ['a', 'b'] })).toEqual([
      { field: 'owner.name', before: 'A', after: 'B' },
      { field: 'tags', before: 'a', after: 'a, b' },
    ])
  })

  it('tells nothing, the empty text, no and zero apart', () => {
    expect(differencesOf({ a: null, b: '', c: false }, { a: '', b: null, c: 0 })).toEqual([
      { field: 'a', before: 'nothing', after: '(empty)' },
      { field: 'b', before: '(empty)', after: 'nothing' },
      { field: 'c', before: 'no', after: '0' },
    ])
  })

  it('reads a thing made and a thing gone, and is quiet about nothing at all', () => {
    expect(differencesOf(null, { name: 'x' })).toEqual([{ field: 'name', before: null, after: 'x' }])
    expect(differencesOf({ name: 'x' }, null)).toEqual([{ field: 'name', before: 'x', after: null }])
    expect(differencesOf(null, null)).toEqual([])
    expect(differencesOf(undefined, undefined)).toEqual([])
  })

  it('shows values that are not records too', () => {
    expect(differencesOf('a', 'b')).toEqual([{ field: '', before: 'a', after: 'b' }])
  })
})
