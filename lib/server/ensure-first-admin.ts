import 'server-only'
import { hashPassword } from '../auth/passwords'
import { environment } from '../config/environment.mjs'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { revokeInvitations } from '../db/invitations'
import { createPerson, findPersonByEmail, lockActiveAdmins, lockFirstAdmin, updatePerson } from '../db/people'

/**
 * Makes the admin of STOCKTAKE_ADMIN_EMAIL and STOCKTAKE_ADMIN_PASSWORD, only while there is no admin: later starts
 * change nothing, so that a variable that was left behind cannot undo what people decided. Answers whether it made one.
 */
export async function ensureFirstAdmin(): Promise<boolean> {
  const wanted = environment().admin
  if (!wanted) return false
  const passwordHash = await hashPassword(wanted.password)
  return inTransaction(async (tx) => {
    await lockFirstAdmin(tx)
    if ((await lockActiveAdmins(tx)).length > 0) return false
    const now = await databaseTime(tx)
    const name = wanted.email.split('@')[0] || wanted.email
    const known = await findPersonByEmail(wanted.email, tx)
    const fresh = { name, role: 'admin', passwordHash } as const
    const id = known?.id ?? (await createPerson(tx, { ...fresh, email: wanted.email, createdAt: now }))
    if (known) await updatePerson(tx, id, { role: 'admin', passwordHash, switchedOffAt: null })
    await revokeInvitations(tx, { personId: null, kind: 'welcome' }, now)
    await appendAudit(tx, {
      actor: { kind: 'system', name: 'Stocktake' },
      action: 'installation.first-admin',
      outcome: 'done',
      target: { kind: 'person', id, name: known?.name ?? name },
      after: { email: wanted.email, how: 'STOCKTAKE_ADMIN_EMAIL' },
    })
    return true
  })
}
