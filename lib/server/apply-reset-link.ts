import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { markInvitationUsed } from '../db/invitations'
import { lockPerson, updatePerson } from '../db/people'
import { endSessions } from '../db/sessions'
import { forgetAttempts } from '../db/sign-in-throttle'
import { lookAtLink } from './look-at-link'
import { toPasswordHash } from './new-password'
import { closedLink, lockOpenLink } from './one-time-link'

/** Sets a new password; whoever was signed in with the old one, anywhere, is signed out. */
export async function applyResetLink(
  given: { token: string; password: string },
  httpRequestId?: string,
): Promise<{ email: string }> {
  const look = await lookAtLink('reset', given.token)
  if (!look.open || !look.person) throw closedLink('reset', look.open ? 'unknown' : look.state)
  const passwordHash = await toPasswordHash(given.password, look.person)
  return inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    const link = await lockOpenLink(tx, 'reset', given.token, now)
    const person = link.person && (await lockPerson(tx, link.person.id))
    if (!person || person.switchedOffAt) throw closedLink('reset', 'revoked')
    await updatePerson(tx, person.id, { passwordHash })
    await markInvitationUsed(tx, link.id, now)
    const ended = await endSessions(tx, { personId: person.id }, now)
    await forgetAttempts(tx, { what: 'account', value: person.email })
    await appendAudit(tx, {
      actor: { kind: 'person', id: person.id, name: person.name },
      action: 'person.password-reset',
      outcome: 'done',
      target: { kind: 'person', id: person.id, name: person.name },
      after: { endedSessions: ended },
      httpRequestId,
    })
    return { email: person.email }
  })
}
