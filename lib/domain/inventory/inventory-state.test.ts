import { expect, test } from 'vitest'
import { inventoryState } from './inventory-state'

const now = new Date('2026-11-21T12:00:00.000Z')
const since = (minutes: number) => ({ readableSince: new Date(now.getTime() - minutes * 60_000).toISOString() })
const keyless = { readableSince: null }

test.each([
  ['no account', 0, [], 'none'],
  ['an account without a key that reads', 0, [keyless], 'keyless'],
  ['a key from just now', 0, [keyless, since(1)], 'unread'],
  ['a key that should have been read with by now', 0, [since(1), since(21)], 'overdue'],
  ['things', 1, [since(500)], 'there'],
])('%s', (_, things, accounts, state) => {
  expect(inventoryState(things, accounts, now)).toBe(state)
})
