import 'server-only'
import { log } from '../config/log'
import type { AuditInput } from '../db/append-audit'
import type { Transaction } from '../db/client'
import { listConnections, updateConnection } from '../db/connections'
import { findPracticeAccount, updateAccount } from '../db/raff-accounts'
import { wakeRunsOf } from '../db/run-lease'
import { switchOffSamplePeople } from '../db/sample-people'
import { deleteSealedKeys } from '../db/sealed-keys'
import { askLauncher, hasLauncher } from './ask-launcher'

type Entry = Pick<AuditInput, 'action' | 'target'>

/**
 * Ends the practice account inside the caller's transaction: its keys are deleted, nothing of it is read or shown any
 * more, and its sample people are out, with their sessions. Answers what the audit log has to say about it.
 */
export async function leavePractice(tx: Transaction, now: Date): Promise<Entry[]> {
  const people = await switchOffSamplePeople(tx, now)
  const entries: Entry[] = people.map(({ id, name }) => ({
    action: 'person.switched-off',
    target: { kind: 'person', id, name },
  }))
  const account = await findPracticeAccount(tx)
  if (!account || account.closedAt) return entries
  const connections = await listConnections({ accountId: account.id }, tx)
  await deleteSealedKeys(
    tx,
    connections.map(({ id }) => id),
  )
  for (const { id } of connections) await updateConnection(tx, id, { removedAt: now, fingerprint: null }, 'person')
  await updateAccount(tx, account.id, { closedAt: now, apiUrl: null })
  await wakeRunsOf(tx, account.id, now)
  return [{ action: 'practice.left', target: { kind: 'account', id: account.id, name: account.name } }, ...entries]
}

/** After the transaction: its process ends and does not come back. A launcher that is away ends it at the next start. */
export async function stopPractice(): Promise<void> {
  if (!hasLauncher()) return
  try {
    await askLauncher({ do: 'leave-practice' })
  } catch (error) {
    log.warn({ error }, 'the practice account could not be stopped')
  }
}
