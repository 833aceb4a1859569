import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { revokeInvitations } from '../db/invitations'
import { updatePerson } from '../db/people'
import { endSessions, markReauthenticated } from '../db/sessions'
import type { Caller } from './caller'
import { checkOwnPassword } from './check-own-password'
import { toPasswordHash } from './new-password'

/** Sets a new password and signs out every other browser: whoever knew the old one is out. */
export async function changeMyPassword(
  given: { currentPassword: string; newPassword: string },
  caller: Caller,
): Promise<{ ended: number }> {
  const { viewer, by } = caller
  await checkOwnPassword(given.currentPassword, 'currentPassword', caller)
  const passwordHash = await toPasswordHash(given.newPassword, viewer, 'newPassword')
  return inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    await updatePerson(tx, viewer.personId, { passwordHash })
    const ended = await endSessions(tx, { personId: viewer.personId, except: viewer.sessionId }, now)
    await revokeInvitations(tx, { personId: viewer.personId, kind: 'reset' }, now)
    await markReauthenticated(tx, viewer.sessionId, now)
    await appendAudit(tx, {
      ...by,
      action: 'person.password-changed',
      outcome: 'done',
      target: { kind: 'person', id: viewer.personId, name: viewer.name },
      after: { endedSessions: ended },
    })
    return { ended }
  })
}
