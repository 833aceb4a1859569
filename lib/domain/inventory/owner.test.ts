import { describe, expect, it } from 'vitest'
import { ownerSentence } from './owner'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY)

describe('an owner in words', () => {
  const dana = { kind: 'person' as const, id: 'p1', name: 'Dana', gone: false }
  it.each([
    [null, null, 'Nobody answers for it.'],
    [dana, null, 'Dana, never confirmed'],
    [dana, daysAgo(12), 'Dana, confirmed 12 days ago'],
    [dana, daysAgo(0.2), 'Dana, confirmed today'],
    [{ ...dana, gone: true }, daysAgo(12), 'Dana answered for it and is no longer here.'],
  ])('%#', (owner, confirmed, words) => {
    expect(ownerSentence(owner, confirmed, NOW)).toBe(words)
  })
})
