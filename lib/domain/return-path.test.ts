import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeReturnPath } from './return-path'

describe('the way back after signing in', () => {
  test.each(['/audit', '/audit?actor=1&from=2026-05-03#entry', '/settings/people', '/'])('may be %s', (path) => {
    expect(safeReturnPath(path)).toBe(path)
  })

  test.each([
    '',
    'audit',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/sign-in?callbackUrl=/audit',
    '/api/audit/export',
    '/welcome?token=1',
    `/${'a'.repeat(3_000)}`,
  ])('is never %j', (path) => {
    expect(safeReturnPath(path)).toBeNull()
  })

  test('never leads to another site, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((rest) => `/${rest}`),
        ),
        (candidate) => {
          const path = safeReturnPath(candidate)
          if (path !== null) expect(new URL(path, 'https://stocktake.example').host).toBe('stocktake.example')
        },
      ),
    )
  })
})
