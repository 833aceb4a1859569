import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toJson } from './canonical-json'
import { compareFields } from './compare-fields'

describe('comparing before and after', () => {
  it('shows every field of either side once and marks those that differ', () => {
    expect(compareFields({ role: 'viewer', name: 'Ana' }, { role: 'admin', name: 'Ana', since: '2026' })).toEqual([
      { field: 'role', before: 'viewer', after: 'admin', changed: true },
      { field: 'name', before: 'Ana', after: 'Ana', changed: false },
      { field: 'since', before: undefined, after: '2026', changed: true },
    ])
  })

  it('names deeper fields by their path', () => {
    expect(compareFields(null, { filters: { q: 'x' } })).toEqual([
      { field: 'filters.q', before: undefined, after: 'x', changed: true },
    ])
  })

  it('does not mind the order of keys inside a list of things', () => {
    expect(compareFields({ rules: [{ a: 1, b: 2 }] }, { rules: [{ b: 2, a: 1 }] })[0]?.changed).toBe(false)
  })

  it('is empty when there is nothing to compare', () => {
    expect(compareFields(null, null)).toEqual([])
  })

  it('finds no change between any value and itself, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(compareFields(toJson(one), toJson(one)).some((field) => field.changed)).toBe(false)
        compareFields(toJson(one), toJson(other))
      }),
    )
  })
})
