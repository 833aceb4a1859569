import 'server-only'
import type { z } from 'zod'
import { may } from '../auth/roles'
import type { changeOwnershipBody, OwnershipAnswer } from '../contracts/ownership'
import { inTransaction } from '../db/client'
import { readOwnership } from '../db/ownership'
import type { Kind } from '../domain/inventory/kinds'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { describeOwnership } from './describe-ownership'
import { type EditResult, editOwnerships } from './ownership/edit-ownerships'
import { noSuchThing } from './ownership/no-such-thing'

/** Says who answers for a thing and what it is for. Refused when somebody else said something since `version`. */
export async function changeOwnership(
  resourceId: string,
  change: z.output<typeof changeOwnershipBody>,
  caller: Caller,
  { only }: { only?: Kind } = {},
): Promise<OwnershipAnswer> {
  if (only) await requireKind(resourceId, only)
  const { confirm, ...said } = change
  const how = confirm && Object.keys(said).every((field) => field === 'version') ? 'confirmed' : 'edited'
  const { role } = caller.viewer
  if (how !== 'confirmed' && !may(role, 'ownership.edit'))
    throw new Refusal(
      'forbidden',
      `Your role, ${role}, does not allow this: you can only say that what is yours still is. Ask an admin if you need more.`,
    )
  await inTransaction(async (tx) => {
    const results = await editOwnerships(tx, new Map([[resourceId, change]]), how, caller)
    refuse(results.get(resourceId))
  })
  return describeOwnership(resourceId, caller.viewer)
}

/** Thrown inside the transaction: what was refused has left no trace. */
function refuse(result: EditResult | undefined): void {
  if (!result || result.outcome === 'missing') throw noSuchThing()
  if (result.outcome === 'refused') {
    const { code, message, field } = result
    throw new Refusal(code, message, field === undefined ? {} : { fields: { [field]: message } })
  }
}

/** The kind of a thing never changes: it can be looked at before. */
async function requireKind(resourceId: string, kind: Kind): Promise<void> {
  if ((await readOwnership([resourceId])).get(resourceId)?.kind !== kind) throw noSuchThing()
}
