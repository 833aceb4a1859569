import { describe, expect, test } from 'vitest'
import { networkAddressOf } from './network-address'

const from = (headers: Record<string, string>, behindProxy: boolean) =>
  networkAddressOf(new Headers(headers), behindProxy)

describe('where a request comes from', () => {
  test('is the connection, whatever a visitor writes into X-Forwarded-For', () => {
    expect(from({ 'x-stocktake-peer': '198.51.100.7', 'x-forwarded-for': '203.0.113.9' }, false)).toBe('198.51.100.7')
  })

  test('is what the reverse proxy wrote last, when there is one', () => {
    const headers = { 'x-stocktake-peer': '127.0.0.1', 'x-forwarded-for': '10.0.0.1, 203.0.113.9' }
    expect(from(headers, true)).toBe('203.0.113.9')
  })

  test('falls back to the connection when the proxy wrote nonsense', () => {
    expect(from({ 'x-stocktake-peer': '127.0.0.1', 'x-forwarded-for': 'unknown' }, true)).toBe('127.0.0.1')
  })

  test.each([
    ['::ffff:192.0.2.4', '192.0.2.4'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('counts %s as %s', (peer, network) => {
    expect(from({ 'x-stocktake-peer': peer }, false)).toBe(network)
  })

  test('is nobody when nothing says', () => {
    expect(from({}, true)).toBeNull()
    expect(from({ 'x-stocktake-peer': 'nonsense' }, false)).toBeNull()
  })
})
