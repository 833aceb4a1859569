import fc from 'fast-check'
import { expect, test } from 'vitest'
import { raffAddress } from './base-url'
import { at } from './place'

test('an id goes into its own part of a path, and the template names no id', () => {
  expect(at`/vms/${'a b/c'}/networks`).toEqual({ path: '/vms/a%20b%2Fc/networks', template: '/vms/{id}/networks' })
})

test.each(['', '.', '..'])('%j is no id', (id) => {
  expect(() => at`/vms/${id}`).toThrow(TypeError)
})

test('no id leads to another path', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3 }), (id) => {
      const url = new URL(`https://raff.example${at`/vms/${id.toWellFormed()}/networks`.path}`)
      expect(url.pathname.split('/')).toHaveLength(4)
      expect(url.search + url.hash).toBe('')
    }),
  )
})

test.each([
  ['https://api.example.com', { origin: 'https://api.example.com', basePath: '' }],
  ['https://api.example.com/', { origin: 'https://api.example.com', basePath: '' }],
  ['https://gateway.example.com/raff/', { origin: 'https://gateway.example.com', basePath: '/raff' }],
  ['http://127.0.0.1:4500', { origin: 'http://127.0.0.1:4500', basePath: '' }],
  ['http://localhost:4500', { origin: 'http://localhost:4500', basePath: '' }],
  ['http://[::1]:4500', { origin: 'http://[::1]:4500', basePath: '' }],
])('Raff may be at %s', (url, address) => {
  expect(raffAddress(url)).toEqual(address)
})

test.each([
  'http://api.example.com',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'ftp://127.0.0.1',
  'https://user:pass@api.example.com',
  'https://api.example.com/?x=1',
  'api.example.com',
])('no key is sent to %s', (url) => {
  expect(() => raffAddress(url)).toThrow(TypeError)
})
