import { describe, expect, it } from 'vitest'
import { manyThingsOf } from './things-of-entry'

const given = (name: string, to: string | null, from: string | null = null) => ({
  ...{ id: name, kind: 'vm', name },
  before: { owner: from },
  after: { owner: to },
})

describe('an entry about many things', () => {
  it('tells the same change once, with everything it happened to', () => {
    const things = [given('web-1', 'Dana'), given('db-1', 'Robin'), given('web-2', 'Dana'), given('old', 'Dana', 'Lee')]
    const told = manyThingsOf({ things })
    expect(told?.map(({ things: which }) => which.map(({ name }) => name))).toEqual([
      ['web-1', 'web-2'],
      ['db-1'],
      ['old'],
    ])
    expect(told?.[0]?.fields).toEqual([{ field: 'owner', before: null, after: 'Dana', changed: true }])
    expect(told?.[2]?.fields).toEqual([{ field: 'owner', before: 'Lee', after: 'Dana', changed: true }])
  })

  it.each([
    [null],
    ['things'],
    [{ name: 'Dana' }],
    [{ things: 3 }],
    [{ things: [] }],
    [{ things: ['web-1', 'web-2'] }],
    [{ things: [given('web-1', 'Dana')], reason: 'said beside it' }],
  ])('is none where the entry says something else: %j', (after) => {
    expect(manyThingsOf(after)).toBeNull()
  })
})
