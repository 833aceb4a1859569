import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { markInvitationUsed } from '../db/invitations'
import { createPerson, findPersonByEmail, lockActiveAdmins, lockFirstAdmin, updatePerson } from '../db/people'
import { EXPLORER } from '../domain/explorer'
import { Refusal } from '../domain/refusals'
import { lookAtLink } from './look-at-link'
import { toPasswordHash } from './new-password'
import { closedLink, lockOpenLink } from './one-time-link'

/** Whoever holds the welcome link becomes the first admin. The link works once, and only while there is no admin. */
export async function becomeFirstAdmin(
  given: { token: string; name: string; email: string; password: string },
  httpRequestId?: string,
): Promise<{ email: string }> {
  const look = await lookAtLink('welcome', given.token)
  if (!look.open) throw closedLink('welcome', look.state)
  const { token, password, name, email } = given
  const passwordHash = await toPasswordHash(password, given)
  return inTransaction(async (tx) => {
    await lockFirstAdmin(tx)
    const now = await databaseTime(tx)
    const link = await lockOpenLink(tx, 'welcome', token, now)
    if ((await lockActiveAdmins(tx)).length > 0) throw closedLink('welcome', 'used')
    if (await findPersonByEmail(email, tx)) throw taken()
    const explorer = await findPersonByEmail(EXPLORER.email, tx)
    // whoever explored first stays the same person: what they did so far is theirs
    if (explorer) await updatePerson(tx, explorer.id, { email, name, passwordHash })
    const id = explorer?.id ?? (await createPerson(tx, { email, name, role: 'admin', passwordHash, createdAt: now }))
    await markInvitationUsed(tx, link.id, now)
    await appendAudit(tx, {
      actor: { kind: 'person', id, name },
      action: 'installation.first-admin',
      outcome: 'done',
      target: { kind: 'person', id, name },
      after: { email, how: 'welcome link' },
      httpRequestId,
    })
    return { email }
  })
}

function taken(): Refusal {
  const message = 'Somebody has this address already. Use another one.'
  return new Refusal('conflict', message, { fields: { email: message } })
}
