import 'server-only'
import type { ResourceFilter } from '../contracts/inventory'
import { type InventoryContext, inventoryContext, shownAccounts } from '../db/inventory-context'
import type { InventoryFilter } from '../db/inventory-filter'
import type { Viewer } from '../domain/person'

/** A filter as the database takes it: only accounts that are shown, and `me` as the person who asks. */
export async function toInventoryFilter(
  { account, owner, since, ...rest }: ResourceFilter,
  { personId }: Pick<Viewer, 'personId'>,
): Promise<{ filter: InventoryFilter; context: InventoryContext }> {
  const context = await inventoryContext()
  const accountIds = shownAccounts(context, account)
  const owners = owner?.map((value) => (value === 'me' ? `person:${personId}` : value))
  const everyAccount = !context.hasOthers && accountIds.length === context.accounts.length
  return {
    filter: {
      ...rest,
      accountIds,
      everyAccount,
      owner: owners,
      since: since === undefined ? undefined : new Date(since),
    },
    context,
  }
}
