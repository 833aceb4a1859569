import 'server-only'
import type { OwnerRef } from '../domain/inventory/owner'
import type { Transaction } from './client'
import { copyContext } from './copy-context'
import { lockInventory } from './lock-inventory'

/** After somebody was renamed, switched off or on, or a team changed: what they answer for says so from the next request. */
export async function copyOwners(tx: Transaction, owners: readonly OwnerRef[]): Promise<void> {
  const ids = owners.map(({ id }) => id)
  const things = () => tx.$queryRaw<{ id: string; accountId: string }[]>`
    SELECT r.id::text, r.account_id::text AS "accountId"
    FROM ownership s JOIN resource r ON r.id = s.resource_id
    WHERE s.owner_id = ANY(${ids}::uuid[])`
  await lockInventory(tx, [...new Set((await things()).map(({ accountId }) => accountId))])
  // once more: what came while this waited for its turn
  const owned = await things()
  for (const accountId of new Set(owned.map((thing) => thing.accountId))) {
    const here = owned.filter((thing) => thing.accountId === accountId)
    await copyContext(
      tx,
      accountId,
      here.map(({ id }) => id),
    )
  }
}

/** A person, and the teams that may have lost or gained their last one with them. */
export async function copyPerson(tx: Transaction, personId: string): Promise<void> {
  const teams = await tx.teamMember.findMany({ where: { personId }, select: { teamId: true } })
  await copyOwners(tx, [
    { kind: 'person', id: personId },
    ...teams.map(({ teamId }) => ({ kind: 'team' as const, id: teamId })),
  ])
}
