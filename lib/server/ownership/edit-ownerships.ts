import 'server-only'
import { copyContext } from '../../db/copy-context'
import type { Transaction } from '../../db/client'
import { databaseTime } from '../../db/database-time'
import { lockInventory } from '../../db/lock-inventory'
import { accountsOf, addOwnershipChanges, type OwnedResource, putOwnership, readOwnership } from '../../db/ownership'
import { holdOwners, ownerDirectory } from '../../db/owner-directory'
import { type OwnerRef, ownerKey } from '../../domain/inventory/owner'
import { decideOwnership, type OwnershipDecision } from '../../domain/ownership/decide-ownership'
import type { OwnershipEdit } from '../../domain/ownership/ownership'
import { type OwnershipChangeKind, recordOwnership } from '../../domain/ownership/record-ownership'
import type { Caller } from '../caller'
import { auditOwnerships, type OwnershipWritten } from './audit-ownerships'
import { contextOf } from './context-of'
import { queueFindings } from '../queue-findings'

export type EditResult =
  | { outcome: 'missing' }
  | { outcome: 'same'; name: string }
  | (Extract<OwnershipDecision, { outcome: 'refused' }> & { name: string })
  | ({ outcome: 'changed' } & OwnershipWritten)

/**
 * Says these things about these resources: the one way ownership is written. Whoever else writes about the same accounts
 * waits, so what is decided here is decided on what stands. Its audit entries come last.
 */
export async function editOwnerships(
  tx: Transaction,
  edits: ReadonlyMap<string, OwnershipEdit>,
  how: OwnershipChangeKind,
  { viewer, by }: Caller,
): Promise<Map<string, EditResult>> {
  const ids = [...edits.keys()]
  await holdOwners(tx, ownersNamed(edits))
  await lockInventory(tx, await accountsOf(tx, ids))
  const [resources, directory, now] = [await readOwnership(ids, tx), await ownerDirectory(tx), await databaseTime(tx)]
  const context = contextOf(viewer, directory, now)
  const nameOf = (owner: OwnerRef) => context.owners.get(ownerKey(owner))?.name ?? 'somebody who is not known any more'
  const results = new Map<string, EditResult>()
  for (const [id, edit] of edits) {
    const resource = resources.get(id)
    results.set(id, resource ? decide(resource, edit) : { outcome: 'missing' })
  }
  await write(tx, [...results.values()], how, { viewer, by }, now)
  return results

  function decide(resource: OwnedResource, edit: OwnershipEdit): EditResult {
    const decision = decideOwnership(resource, edit, context)
    if (decision.outcome !== 'changed') return { ...decision, name: resource.name }
    const { next } = decision
    return { outcome: 'changed', resource, next, ...recordOwnership(resource.ownership, next, nameOf) }
  }
}

async function write(
  tx: Transaction,
  results: EditResult[],
  how: OwnershipChangeKind,
  { viewer, by }: Caller,
  now: Date,
): Promise<void> {
  const written = results.filter((result) => result.outcome === 'changed')
  if (written.length === 0) return
  await putOwnership(
    tx,
    written.map(({ resource, next }) => ({ resourceId: resource.id, ownership: next })),
    now,
  )
  const person = { id: viewer.personId, name: viewer.name }
  const changes = written.map(({ resource, before, after }) => ({ resourceId: resource.id, how, before, after }))
  await addOwnershipChanges(tx, changes, person, now)
  for (const accountId of new Set(written.map(({ resource }) => resource.accountId))) {
    const ids = written.filter(({ resource }) => resource.accountId === accountId).map(({ resource }) => resource.id)
    await copyContext(tx, accountId, ids)
    await queueFindings(tx, accountId)
  }
  await auditOwnerships(tx, written, how, by)
}

function ownersNamed(edits: ReadonlyMap<string, OwnershipEdit>): string[] {
  const named = [...edits.values()].flatMap(({ owner, backupOwner }) => [owner, backupOwner])
  return [...new Set(named.filter((owner) => !!owner).map(ownerKey))]
}
