import 'server-only'
import type { OwnershipResults } from '../contracts/ownership'
import { inTransaction } from '../db/client'
import type { Caller } from './caller'
import { editOwnerships } from './ownership/edit-ownerships'
import { toOwnershipResults } from './ownership/ownership-results'

/** "Still mine", said of several at once. */
export function confirmOwnerships(ids: readonly string[], caller: Caller): Promise<OwnershipResults> {
  return inTransaction(async (tx) => {
    const edits = new Map(ids.map((id) => [id, { confirm: true }]))
    return toOwnershipResults(await editOwnerships(tx, edits, 'confirmed', caller))
  })
}
