import 'server-only'
import type { LinkAnswer } from '../contracts/people'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { lockPerson } from '../db/people'
import { Refusal } from '../domain/refusals'
import type { DoneBy } from './caller'
import { stateOf } from './list-people'
import { noSuchPerson } from './no-such-person'
import { makeOneTimeLink } from './one-time-link'

/** A link with which somebody sets a new password without knowing the old one. Their sessions last until they use it. */
export function makeResetLink(personId: string, madeById: string | null, by: DoneBy): Promise<LinkAnswer> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person) throw noSuchPerson()
    const state = stateOf(person)
    if (state === 'off') throw new Refusal('conflict', `${person.name} is switched off. Switch them on first.`)
    if (state === 'invited') {
      throw new Refusal('conflict', `${person.name} has not come in yet. Make a new invitation link instead.`)
    }
    const link = await makeOneTimeLink(tx, { kind: 'reset', personId, madeById }, await databaseTime(tx))
    await appendAudit(tx, {
      ...by,
      action: 'person.reset-link',
      outcome: 'done',
      target: { kind: 'person', id: person.id, name: person.name },
      after: { expiresAt: link.expiresAt },
    })
    return link
  })
}
