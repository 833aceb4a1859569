import 'server-only'
import { totalsQuery } from '../contracts/inventory'
import { listConnections } from '../db/connections'
import { listOpenAccounts } from '../db/raff-accounts'
import type { Viewer } from '../domain/person'
import { totalResources } from './list-resources'

/** none: no account at all. keyless: accounts, but no key that reads. unread: a key, and nothing has come yet. */
export type InventoryState = 'none' | 'keyless' | 'unread' | 'there'

export function inventoryState(things: number, accounts: number, readingKeys: number): InventoryState {
  if (things > 0) return 'there'
  if (accounts === 0) return 'none'
  return readingKeys === 0 ? 'keyless' : 'unread'
}

/** Whether there is anything to say yet, asked by every page that says something about everything. */
export async function readInventoryState(viewer: Pick<Viewer, 'personId'>): Promise<InventoryState> {
  const [totals, accounts, keys] = await Promise.all([
    totalResources(totalsQuery.parse({}), viewer),
    listOpenAccounts(),
    listConnections({ purpose: 'read' }),
  ])
  return inventoryState(totals.total.count, accounts.length, keys.length)
}
