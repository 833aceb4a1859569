import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from './security-headers'

const policyOf = (how: { development: boolean; secure: boolean }) =>
  new Map(
    contentSecurityPolicy('n0nce', how)
      .split('; ')
      .map((directive) => {
        const [name = '', ...values] = directive.split(' ')
        return [name, values.join(' ')]
      }),
  )

describe('the content security policy', () => {
  const policy = policyOf({ development: false, secure: true })

  test('runs scripts only with the nonce of their answer', () => {
    expect(policy.get('script-src')).toBe("'self' 'nonce-n0nce' 'strict-dynamic'")
    expect(policy.get('style-src')).not.toContain('unsafe-inline')
  })

  test('lets nobody frame us, and loads, sends and redirects nothing elsewhere', () => {
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.get('frame-ancestors')).toBe("'none'")
    expect(policy.get('form-action')).toBe("'self'")
    expect(policy.get('base-uri')).toBe("'none'")
    for (const values of policy.values()) expect(values).not.toMatch(/\*|https?:/)
  })

  test('is loosened for hot reload only', () => {
    expect([...policy.values()].join(' ')).not.toContain('unsafe-eval')
    expect(policyOf({ development: true, secure: false }).get('script-src')).toContain('unsafe-eval')
  })
})

describe('the security headers', () => {
  test('pin the address to https only when it is served over https', () => {
    expect(securityHeaders(true)).toHaveProperty('Strict-Transport-Security', 'max-age=31536000')
    expect(securityHeaders(false)).not.toHaveProperty('Strict-Transport-Security')
    expect(policyOf({ development: false, secure: false }).has('upgrade-insecure-requests')).toBe(false)
  })

  test('keep every answer out of caches and frames', () => {
    expect(securityHeaders(false)).toMatchObject({
      'Cache-Control': 'private, no-store',
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
    })
  })
})
