import 'server-only'
import type { z } from 'zod'
import type { InviteAnswer, inviteBody } from '../contracts/people'
import { appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import {
  createPerson,
  findPersonByEmail,
  lockPerson,
  lockPersonEmail,
  type PersonRow,
  updatePerson,
} from '../db/people'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { stateOf, toPersonAnswer } from './list-people'
import { makeOneTimeLink } from './one-time-link'

/** Adds a person who can come in with a one-time link, or with single sign-on under the same address. */
export function invitePerson(invited: z.output<typeof inviteBody>, { viewer, by }: Caller): Promise<InviteAnswer> {
  return inTransaction(async (tx) => {
    await lockPersonEmail(tx, invited.email)
    const known = await findPersonByEmail(invited.email, tx)
    const now = await databaseTime(tx)
    const personId = known
      ? await inviteAgain(tx, known, invited)
      : await createPerson(tx, { ...invited, createdAt: now })
    const link = await makeOneTimeLink(tx, { kind: 'invite', personId, madeById: viewer.personId }, now)
    await appendAudit(tx, {
      ...by,
      action: 'person.invited',
      outcome: 'done',
      target: { kind: 'person', id: personId, name: invited.name },
      after: { email: invited.email, role: invited.role, expiresAt: link.expiresAt },
    })
    const person = await lockPerson(tx, personId)
    if (!person) throw new Error('the invited person is gone')
    return { person: toPersonAnswer(person), link }
  })
}

/** Somebody whose invitation was taken back before they came in can be invited anew; everybody else is here already. */
async function inviteAgain(tx: Transaction, known: PersonRow, invited: z.output<typeof inviteBody>): Promise<string> {
  const cameIn = known.hasPassword || known.singleSignOn.length > 0
  if (stateOf(known) !== 'off' || cameIn) throw alreadyHere(known)
  await updatePerson(tx, known.id, { name: invited.name, role: invited.role, switchedOffAt: null })
  return known.id
}

function alreadyHere(known: PersonRow): Refusal {
  const what = {
    active: `${known.name} already signs in with this address.`,
    invited: `${known.name} is already invited with this address. Make a new link in the list if the old one is lost.`,
    off: `${known.name} has this address and is switched off. Switch them on again instead.`,
  }[stateOf(known)]
  return new Refusal('conflict', what, { fields: { email: what } })
}
