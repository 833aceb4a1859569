import 'server-only'
import { log } from '../config/log'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { hasRealAccount, lockAccounts } from '../db/raff-accounts'
import { hasLauncher } from './ask-launcher'
import type { DoneBy } from './caller'
import { leavePractice, stopPractice } from './leave-practice'

/** An admin has seen enough: the practice account is closed, its sample people are out, its process ends. */
export async function endPractice(by: DoneBy): Promise<void> {
  await inTransaction(async (tx) => {
    await lockAccounts(tx)
    const entries = await leavePractice(tx, await databaseTime(tx))
    for (const entry of entries) await appendAudit(tx, { ...by, ...entry, outcome: 'done' })
  })
  await stopPractice()
}

/** At the start: a practice account whose end was cut short is ended now, for it never runs beside real keys. */
export async function stopLeftPractice(): Promise<void> {
  if (!hasLauncher() || !(await hasRealAccount())) return
  log.info('making sure that the practice account is gone')
  await stopPractice()
}
