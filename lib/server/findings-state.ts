import 'server-only'
import { inventoryContext } from '../db/inventory-context'
import type { InventoryState } from '../domain/inventory/inventory-state'
import type { Viewer } from '../domain/person'
import { readInventoryState } from './inventory-state'

/** unjudged: things are known, and what needs a decision was never worked out. */
export type FindingsState = InventoryState | 'unjudged'

/** Asked by every page that says what needs a decision: before the first answer, none is not good news. */
export async function readFindingsState(viewer: Pick<Viewer, 'personId'>): Promise<FindingsState> {
  const [state, context] = await Promise.all([readInventoryState(viewer), inventoryContext()])
  if (state !== 'there') return state
  return context.runs.length === 0 ? 'unjudged' : 'there'
}
