import { describe, expect, it } from 'vitest'
import { secretAge } from './secret-age'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY)

describe('the age of a secret', () => {
  const watchedSince = (days: number) => ({ after: null, by: daysAgo(days) })

  it('starts over when the prefix was seen to change, whatever Raff says about the key', () => {
    const age = secretAge(
      { createdAt: daysAgo(400), firstSeen: watchedSince(90), replaced: [{ after: daysAgo(10.02), by: daysAgo(10) }] },
      NOW,
    )
    expect(age).toMatchObject({ how: 'replaced', atLeastMs: 10 * DAY })
    expect(age.sentence).toBe('The secret was replaced 10 days ago.')
  })

  it('takes the last of several changes', () => {
    const replaced = [20, 5, 12].map((days) => ({ after: daysAgo(days + 0.01), by: daysAgo(days) }))
    expect(secretAge({ createdAt: daysAgo(40), firstSeen: watchedSince(30), replaced }, NOW).atLeastMs).toBe(5 * DAY)
  })

  it('is the key’s own age only when the key appeared while we watched', () => {
    const appeared = { after: daysAgo(8.01), by: daysAgo(7.99) }
    expect(secretAge({ createdAt: daysAgo(8), firstSeen: appeared, replaced: [] }, NOW)).toMatchObject({
      how: 'created',
      atLeastMs: 8 * DAY,
      atMostMs: 8 * DAY,
    })
  })

  it('is only a lower bound for a key that was there before we began watching', () => {
    const age = secretAge({ createdAt: daysAgo(300), firstSeen: watchedSince(14), replaced: [] }, NOW)
    expect(age).toMatchObject({ how: 'watched', atLeastMs: 14 * DAY, atMostMs: 300 * DAY })
    expect(age.sentence).toContain('at least 14 days')
  })
})
