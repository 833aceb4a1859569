import 'server-only'
import type { Transaction } from './client'

/**
 * Whoever writes to the resources of an account takes turns: a sync and a person who gives a hundred of them an owner would
 * otherwise lock the same rows in different orders and stop each other. Held until the transaction ends.
 */
export async function lockInventory(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  for (const id of [...accountIds].sort())
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`stocktake inventory ${id}`}, 0))::text`
}
