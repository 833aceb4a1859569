import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact } from './redact'

const KEY = `raff_${'fa4e'.repeat(16)}`

describe('redaction', () => {
  test.each([
    KEY,
    KEY.toUpperCase(),
    `Authorization: Bearer ${KEY}`,
    `{"headers":{"X-API-Key":"${KEY}"}}`,
    `https://api.example/v1/vms?api_key=${KEY}&page=2`,
    `https://api.example/v1/vms?k=${KEY.replace('_', '%5F')}`,
    `export RAFF_API_KEY='${KEY}'`,
    `${KEY}${KEY}`,
    `two: ${KEY} and ${KEY}.`,
  ])('takes a Raff key out of %j', (text) => {
    expect(redact(text)).not.toMatch(/fa4e/i)
    expect(redact(text)).toContain('raff_********')
  })

  test('takes even the public prefix of a key out', () => {
    expect(redact('prefix raff_fa4efa4e')).toBe('prefix raff_********')
  })

  test('leaves words that only begin like a key', () => {
    expect(redact('raff_api_url raff_beef raff/connections')).toBe('raff_api_url raff_beef raff/connections')
  })

  test('takes passwords out of connection addresses and keeps the host', () => {
    expect(redact('postgresql://dana:s3cr%21t@db.example:5432/app')).toBe(
      'postgresql://dana:********@db.example:5432/app',
    )
  })

  test('takes one-time tokens out of links', () => {
    expect(redact('GET /invitation?token=abc-DEF_123&x=1')).toBe('GET /invitation?token=********&x=1')
  })

  test('whatever stands around it, a key never survives', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (before, after, asJson) => {
        const line = `${before}${KEY}${after}`
        expect(redact(asJson ? JSON.stringify({ deep: [{ line }] }) : line)).not.toContain('fa4efa4e')
      }),
    )
  })
})
