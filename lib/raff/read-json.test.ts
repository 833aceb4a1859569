import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson } from './read-json'

test('what no database column takes is made harmless, wherever it stands', () => {
  const text = '{"a\\u0000":"x\\u0000y","list":["\\ud800",{"__proto__":{"admin":true},"ok":"\\ud83d\\ude00"}]}'
  expect(readJson(Buffer.from(text))).toEqual({ 'a\ufffd': 'x\ufffdy', list: ['\ufffd', { ok: '😀' }] })
})

test('anything else is read as it is', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\\u0000') && !text.includes('__proto__'))
      expect(readJson(Buffer.from(text))).toEqual(JSON.parse(text))
    }),
  )
})

test.each(['', '{', '<html>', 'null}', '[1,'])('%j is refused', (text) => {
  expect(() => readJson(Buffer.from(text))).toThrow()
})
