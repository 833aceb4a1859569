import 'server-only'
import { totalsQuery } from '../contracts/inventory'
import { inventoryContext } from '../db/inventory-context'
import { type InventoryState, inventoryState } from '../domain/inventory/inventory-state'
import type { Viewer } from '../domain/person'
import { totalResources } from './list-resources'

/** Whether there is anything to say yet, asked by every page that says something about everything. */
export async function readInventoryState(viewer: Pick<Viewer, 'personId'>, now = new Date()): Promise<InventoryState> {
  const [{ total }, { accounts }] = await Promise.all([
    totalResources(totalsQuery.parse({}), viewer),
    inventoryContext(),
  ])
  return inventoryState(total.count, accounts, now)
}
