import { describe, expect, test } from 'vitest'
import { type ConnectionFacts, connectionStatus, isUsable } from './connection-status'

const DAY_MS = 86_400_000
const now = new Date('2026-11-21T10:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS)
const statusOf = (facts: Partial<ConnectionFacts>) =>
  connectionStatus(
    { standing: 'working', keyExpiresAt: null, readable: true, ...facts },
    { now, expiresSoonMs: 14 * DAY_MS },
  )

describe('the status of a connection', () => {
  test.each<[Partial<ConnectionFacts>, string]>([
    [{}, 'working'],
    [{ keyExpiresAt: inDays(90) }, 'working'],
    [{ keyExpiresAt: inDays(14.01) }, 'working'],
    [{ keyExpiresAt: inDays(14) }, 'expiring'],
    [{ keyExpiresAt: new Date(now.getTime() + 1) }, 'expiring'],
    [{ keyExpiresAt: now }, 'expired'],
    [{ keyExpiresAt: inDays(-1), standing: 'refused' }, 'expired'],
    [{ standing: 'refused' }, 'refused'],
    [{ standing: 'refused', keyExpiresAt: inDays(3) }, 'refused'],
    [{ standing: 'narrowed', keyExpiresAt: inDays(3) }, 'narrowed'],
    [{ standing: 'other-account', keyExpiresAt: inDays(-1) }, 'other-account'],
    [{ readable: false, standing: 'refused', keyExpiresAt: inDays(-1) }, 'unreadable'],
  ])('of %j is %s', (facts, expected) => {
    expect(statusOf(facts)).toBe(expected)
  })

  test('a key that Raff refuses, that has expired or that cannot be opened is not used', () => {
    expect(['working', 'expiring', 'narrowed'].every((status) => isUsable(status as never))).toBe(true)
    expect(['expired', 'refused', 'other-account', 'unreadable'].some((status) => isUsable(status as never))).toBe(
      false,
    )
  })
})
