import 'server-only'
import type { z } from 'zod'
import { BULK_MOST, type changeManyOwnershipsBody, type OwnershipResults } from '../contracts/ownership'
import { inTransaction } from '../db/client'
import { resourceIds } from '../db/inventory-ids'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { toInventoryFilter } from './inventory-filter'
import { editOwnerships } from './ownership/edit-ownerships'
import { toOwnershipResults } from './ownership/ownership-results'

type Asked = z.output<typeof changeManyOwnershipsBody>

/** The same said about many things, each with its own result: what cannot be changed does not keep the rest from it. */
export async function changeManyOwnerships(asked: Asked, caller: Caller): Promise<OwnershipResults> {
  const ids = asked.ids ?? (await idsOfFilter(asked, caller))
  return inTransaction(async (tx) => {
    const edits = new Map([...new Set(ids)].map((id) => [id, asked.change]))
    return toOwnershipResults(await editOwnerships(tx, edits, 'edited', caller))
  })
}

/** What the filter shows now must be what the person saw: a thing that came meanwhile is not changed unseen. */
async function idsOfFilter({ filter, expected }: Asked, { viewer }: Caller): Promise<string[]> {
  const { filter: asked } = await toInventoryFilter({ ...filter, gone: 'no' }, viewer)
  const ids = await resourceIds(asked, BULK_MOST + 1)
  if (ids.length > BULK_MOST) {
    const most = BULK_MOST.toLocaleString('en')
    throw new Refusal('too-large', `These are more than ${most} things. Narrow the filter and go on in parts.`)
  }
  if (expected !== undefined && expected !== ids.length) {
    const now = ids.length.toLocaleString('en')
    throw new Refusal('conflict', `The list has changed meanwhile: it shows ${now} now. Look again, then decide.`)
  }
  return ids
}
