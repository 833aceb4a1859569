import 'server-only'
import { totalsQuery } from '../contracts/inventory'
import { type InventoryContext, inventoryContext } from '../db/inventory-context'
import type { Viewer } from '../domain/person'
import { totalResources } from './list-resources'

/** none: no account at all. keyless: accounts, but no key that reads. unread: a key, and nothing has come yet. */
export type InventoryState = 'none' | 'keyless' | 'unread' | 'there'

export function inventoryState(things: number, { accounts }: InventoryContext): InventoryState {
  if (things > 0) return 'there'
  if (accounts.length === 0) return 'none'
  return accounts.some(({ readable }) => readable) ? 'unread' : 'keyless'
}

/** Whether there is anything to say yet, asked by every page that says something about everything. */
export async function readInventoryState(viewer: Pick<Viewer, 'personId'>): Promise<InventoryState> {
  const [{ total }, context] = await Promise.all([totalResources(totalsQuery.parse({}), viewer), inventoryContext()])
  return inventoryState(total.count, context)
}
