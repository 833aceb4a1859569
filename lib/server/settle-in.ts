import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { revokeInvitations } from '../db/invitations'
import { findPersonByEmail, lockFirstAdmin, lockPerson, updatePerson } from '../db/people'
import { markReauthenticated } from '../db/sessions'
import { isExplorer } from '../domain/explorer'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { toPasswordHash } from './new-password'

/** Somebody who explored says who they are: the same person from here on, with a sign-in of their own. */
export async function settleIn(
  given: { name: string; email: string; password: string },
  { viewer, by }: Caller,
): Promise<{ email: string }> {
  refuseOthers(viewer)
  const passwordHash = await toPasswordHash(given.password, given)
  const { name, email } = given
  return inTransaction(async (tx) => {
    await lockFirstAdmin(tx)
    const person = await lockPerson(tx, viewer.personId)
    if (!person) throw new Refusal('not-found', 'You are not here any more. Sign in again.')
    refuseOthers(person)
    if (await findPersonByEmail(email, tx)) {
      const message = 'Somebody has this address already. Use another one.'
      throw new Refusal('conflict', message, { fields: { email: message } })
    }
    const now = await databaseTime(tx)
    await updatePerson(tx, person.id, { name, email, passwordHash })
    await revokeInvitations(tx, { personId: null, kind: 'welcome' }, now)
    await markReauthenticated(tx, viewer.sessionId, now)
    await appendAudit(tx, {
      ...by,
      action: 'installation.first-admin',
      outcome: 'done',
      target: { kind: 'person', id: person.id, name },
      before: { name: person.name },
      after: { name, email, how: 'after exploring' },
    })
    return { email }
  })
}

function refuseOthers(person: { email: string }): void {
  if (isExplorer(person)) return
  throw new Refusal('conflict', 'You have a sign-in of your own already. Change it under “Your sign-in”.')
}
