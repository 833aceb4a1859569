import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { markInvitationUsed } from '../db/invitations'
import { lockPerson, updatePerson } from '../db/people'
import type { DoneBy } from './caller'
import { lookAtLink } from './look-at-link'
import { toPasswordHash } from './new-password'
import { closedLink, lockOpenLink } from './one-time-link'

/** The invited person says their name and sets a password; the link is used up. */
export async function acceptInvitation(
  given: { token: string; name: string; password: string },
  httpRequestId?: string,
): Promise<{ email: string }> {
  const look = await lookAtLink('invite', given.token)
  // looking first spares a stranger's nonsense the expensive hash
  if (!look.open || !look.person) throw closedLink('invite', look.open ? 'unknown' : look.state)
  const passwordHash = await toPasswordHash(given.password, { email: look.person.email, name: given.name })
  return inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    const link = await lockOpenLink(tx, 'invite', given.token, now)
    const person = link.person && (await lockPerson(tx, link.person.id))
    if (!person || person.switchedOffAt) throw closedLink('invite', 'revoked')
    await updatePerson(tx, person.id, { name: given.name, passwordHash })
    await markInvitationUsed(tx, link.id, now)
    const by: DoneBy = { actor: { kind: 'person', id: person.id, name: given.name }, httpRequestId }
    await appendAudit(tx, {
      ...by,
      action: 'person.invitation-accepted',
      outcome: 'done',
      target: { kind: 'person', id: person.id, name: given.name },
      before: { name: person.name },
      after: { name: given.name, with: 'password' },
    })
    return { email: person.email }
  })
}
