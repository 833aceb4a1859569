import { expect, it } from 'vitest'
import { statusSentence } from './status-sentence'

const NOW = new Date('2026-11-21T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const server = { kind: 'vm' as const, status: 'passive', createdAt: null, gone: null }

it.each([
  [
    'between two close readings',
    { ...server, since: { after: daysAgo(12.02), by: daysAgo(12) } },
    'Stopped for 12 days.',
  ],
  [
    'since before we began watching',
    { ...server, since: { after: null, by: daysAgo(12) } },
    'Stopped for at least 12 days.',
  ],
  [
    'a word nobody knows',
    { ...server, status: 'thawing', since: { after: null, by: daysAgo(3) } },
    'Thawing for at least 3 days.',
  ],
  [
    'gone',
    { ...server, since: { after: null, by: daysAgo(90) }, gone: { after: daysAgo(2.01), by: daysAgo(2) } },
    'Gone from Raff for 2 days.',
  ],
  ['without a status', { ...server, status: null, since: { after: null, by: daysAgo(1) } }, null],
])('%s: says no more than was seen', (_, thing, sentence) => {
  expect(statusSentence(thing, NOW)).toBe(sentence)
})
