import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { markReauthenticated } from '../db/sessions'
import { recentUntil } from '../domain/recent-password'
import type { Caller } from './caller'
import { checkOwnPassword } from './check-own-password'
import { RECENT_PASSWORD_MS } from '../config/timings'

/** "Enter your password again": opens the actions that ask for it, in this browser, for five minutes. */
export async function reauthenticate(password: string, caller: Caller): Promise<{ confirmedUntil: Date }> {
  await checkOwnPassword(password, 'password', caller)
  const { viewer, by } = caller
  return inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    await markReauthenticated(tx, viewer.sessionId, now)
    await appendAudit(tx, {
      ...by,
      action: 'session.reauthenticated',
      outcome: 'done',
      target: { kind: 'session', id: viewer.sessionId, name: null },
    })
    return { confirmedUntil: recentUntil(now, RECENT_PASSWORD_MS) }
  })
}
