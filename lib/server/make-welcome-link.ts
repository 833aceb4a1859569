import 'server-only'
import type { LinkAnswer } from '../contracts/people'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { lockActiveAdmins, lockFirstAdmin } from '../db/people'
import type { DoneBy } from './caller'
import { makeOneTimeLink } from './one-time-link'

/** The link that makes the first admin. Null when there is an admin: then it is theirs to invite people. */
export function makeWelcomeLink(by: DoneBy): Promise<LinkAnswer | null> {
  return inTransaction(async (tx) => {
    await lockFirstAdmin(tx)
    if ((await lockActiveAdmins(tx)).length > 0) return null
    const link = await makeOneTimeLink(tx, { kind: 'welcome', personId: null, madeById: null }, await databaseTime(tx))
    await appendAudit(tx, {
      ...by,
      action: 'installation.welcome-link',
      outcome: 'done',
      after: { expiresAt: link.expiresAt },
    })
    return link
  })
}
