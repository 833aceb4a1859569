import { expect, test } from 'vitest'
import { maskKeys } from './mask-keys'

const key = `raff_${'fa4e'.repeat(16)}`

test('a key is cut to its prefix wherever it stands: in values, in lists, in names of fields, in the middle of text', () => {
  const masked = maskKeys({ data: [{ name: `use ${key}!`, [key]: key.toUpperCase(), n: 1, none: null }] })
  expect(masked).toEqual({
    data: [{ name: 'use raff_fa4efa4e…!', 'raff_fa4efa4e…': 'RAFF_FA4EFA4E…', n: 1, none: null }],
  })
})

test('what is only a prefix, or no key at all, stays as it came', () => {
  const plain = { key_prefix: 'raff_fa4efa4e', name: 'raffle', id: 7, on: false, list: [] }
  expect(maskKeys(plain)).toEqual(plain)
})
