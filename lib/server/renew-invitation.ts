import 'server-only'
import type { LinkAnswer } from '../contracts/people'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { lockPerson } from '../db/people'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { stateOf } from './list-people'
import { makeOneTimeLink } from './one-time-link'
import { noSuchPerson } from './no-such-person'

/** A new link for somebody who has not come in yet; the old one stops working. */
export function renewInvitation(personId: string, { viewer, by }: Caller): Promise<LinkAnswer> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person) throw noSuchPerson()
    if (stateOf(person) !== 'invited') {
      throw new Refusal('conflict', `${person.name} needs no invitation any more. Make a reset link instead.`)
    }
    const link = await makeOneTimeLink(
      tx,
      { kind: 'invite', personId, madeById: viewer.personId },
      await databaseTime(tx),
    )
    await appendAudit(tx, {
      ...by,
      action: 'person.invited',
      outcome: 'done',
      target: { kind: 'person', id: person.id, name: person.name },
      after: { email: person.email, role: person.role, expiresAt: link.expiresAt },
    })
    return link
  })
}
