import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, toJson } from './canonical-json'

describe('canonical JSON', () => {
  it('is the same text whatever order the keys were written in', () => {
    expect(canonicalJson(toJson({ b: 1, a: { d: [1, 'x'], c: null } }))).toBe('{"a":{"c":null,"d":[1,"x"]},"b":1}')
  })

  it('survives being stored and read back, for any value', () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withBigInt: true }), (value) => {
        const json = toJson(value)
        expect(canonicalJson(JSON.parse(JSON.stringify(json)))).toBe(canonicalJson(json))
      }),
    )
  })

  it('never holds a character that the database refuses', () => {
    expect(toJson('a\u0000b\ud800c')).toBe('a\ufffdb\ufffdc')
  })

  it('keeps dates as text and leaves out what is undefined', () => {
    expect(toJson({ at: new Date('2026-01-02T03:04:05.678Z'), gone: undefined, odd: Number.NaN })).toEqual({
      at: '2026-01-02T03:04:05.678Z',
      odd: 'NaN',
    })
  })
})
