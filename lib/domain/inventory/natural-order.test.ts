import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { naturalKey } from './natural-order'

describe('the order of names', () => {
  it('counts like people do', () => {
    const names = ['web-10', 'web-2', 'Äpfel', 'zebra', 'Web-1', 'web-02b']
    const sorted = names.sort((a, b) => (naturalKey(a) < naturalKey(b) ? -1 : 1))
    expect(sorted).toEqual(['Äpfel', 'Web-1', 'web-2', 'web-02b', 'web-10', 'zebra'])
  })

  it('stays short enough for an index, whatever the name', () => {
    fc.assert(fc.property(fc.string({ maxLength: 20_000 }), (name) => naturalKey(name).length <= 160))
    expect(naturalKey('1'.repeat(10_000)).length).toBeLessThanOrEqual(160)
  })

  it('never ends in half a sign, which no database would take', () => {
    expect(naturalKey(`${'1-'.repeat(12)}aaa🙂🙂🙂`).isWellFormed()).toBe(true)
    const names = fc.string({ unit: fc.constantFrom('1', '-', 'a', '🙂'), maxLength: 200 })
    fc.assert(fc.property(names, (name) => naturalKey(name).isWellFormed()))
  })
})
