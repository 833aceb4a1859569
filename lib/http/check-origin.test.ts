import { describe, expect, test } from 'vitest'
import { checkOrigin } from './check-origin'

const own = new URL('https://stocktake.example')
const check = (headers: Record<string, string>, at = own) => checkOrigin(new Headers(headers), at)

describe('a change', () => {
  test.each<Record<string, string>>([
    {},
    { origin: 'https://stocktake.example' },
    { origin: 'https://stocktake.example', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin' },
  ])('is taken from %j', (headers) => {
    expect(() => check(headers)).not.toThrow()
  })

  test.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://stocktake.example' },
    { origin: 'https://stocktake.example:8443' },
    { origin: 'https://stocktake.example.evil.example' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused from %j', (headers) => {
    expect(() => check(headers)).toThrow('only takes changes from its own pages')
  })

  test('is taken from every name of this machine when Stocktake runs on it', () => {
    const local = new URL('http://localhost:3000')
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(() => check({ origin: `http://${host}:3000` }, local)).not.toThrow()
      expect(() => check({ origin: `http://${host}:3001` }, local)).toThrow()
    }
    expect(() => check({ origin: 'http://127.0.0.1:3000' }, new URL('http://stocktake.lan:3000'))).toThrow()
  })
})
