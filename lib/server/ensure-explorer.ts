import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { createPerson, findPersonByEmail, lockActiveAdmins, lockFirstAdmin } from '../db/people'
import { EXPLORER } from '../domain/explorer'
import { lookAtLink } from './look-at-link'
import { closedLink, lockOpenLink } from './one-time-link'

/**
 * The admin as whom the holder of the welcome link explores. The link is not used up: until somebody sets up a real
 * sign-in with it, it leads back to the same explorer.
 */
export async function ensureExplorer(token: string, httpRequestId?: string): Promise<{ id: string; name: string }> {
  const look = await lookAtLink('welcome', token)
  if (!look.open) throw closedLink('welcome', look.state)
  return inTransaction(async (tx) => {
    await lockFirstAdmin(tx)
    const now = await databaseTime(tx)
    await lockOpenLink(tx, 'welcome', token, now)
    if ((await lockActiveAdmins(tx)).length > 0) throw closedLink('welcome', 'used')
    const known = await findPersonByEmail(EXPLORER.email, tx)
    if (known) return known
    const { name } = EXPLORER
    const id = await createPerson(tx, { ...EXPLORER, role: 'admin', createdAt: now })
    const person = { kind: 'person', id, name } as const
    await appendAudit(tx, {
      actor: person,
      action: 'installation.explorer',
      outcome: 'done',
      target: person,
      httpRequestId,
    })
    return { id, name }
  })
}
