/**
 * none: no account at all. keyless: accounts, but no key that reads. unread: a key, and nothing has come yet. overdue: by now
 * something should have. there: things are known.
 */
export type InventoryState = 'none' | 'keyless' | 'unread' | 'overdue' | 'there'

/** The first reading begins within ten minutes, and things come while it goes on: after twice that, it is held up. */
const OVERDUE_MS = 20 * 60_000

/** `readableSince`: since when it has a key for reading; null: it has none. */
export function inventoryState(
  things: number,
  accounts: readonly { readableSince: string | null }[],
  now: Date,
): InventoryState {
  if (things > 0) return 'there'
  if (accounts.length === 0) return 'none'
  const since = accounts.flatMap(({ readableSince }) => (readableSince === null ? [] : Date.parse(readableSince)))
  if (since.length === 0) return 'keyless'
  return now.getTime() - Math.min(...since) > OVERDUE_MS ? 'overdue' : 'unread'
}
