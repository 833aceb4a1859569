import 'server-only'
import { findingsRuns } from '../db/findings'
import { listOpenAccounts } from '../db/raff-accounts'
import type { Viewer } from '../domain/person'
import { type InventoryState, readInventoryState } from './inventory-state'

/** unjudged: things are known, and what needs a decision was never worked out. */
export type FindingsState = InventoryState | 'unjudged'

/** Asked by every page that says what needs a decision: before the first answer, none is not good news. */
export async function readFindingsState(viewer: Pick<Viewer, 'personId'>): Promise<FindingsState> {
  const [state, accounts] = await Promise.all([readInventoryState(viewer), listOpenAccounts()])
  if (state !== 'there') return state
  return (await findingsRuns(accounts.map(({ id }) => id))).length === 0 ? 'unjudged' : 'there'
}
