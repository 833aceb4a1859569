import 'server-only'
import type { z } from 'zod'
import type { ConnectionAnswer, changeConnectionBody } from '../contracts/connections'
import { type AuditInput, appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { type ConnectionRow, lockConnection, updateConnection } from '../db/connections'
import { updateAccount } from '../db/raff-accounts'
import { lossesOf } from '../domain/key-reach'
import type { DoneBy } from './caller'
import { getConnection } from './list-connections'
import { noSuchConnection } from './open-reader'

type Change = z.output<typeof changeConnectionBody>
type Entry = Pick<AuditInput, 'action' | 'before' | 'after'> & { target?: AuditInput['target'] }

/** Renames a connection or its account, or accepts that the key reaches less than it did. */
export async function changeConnection(id: string, change: Change, by: DoneBy): Promise<ConnectionAnswer> {
  await inTransaction(async (tx) => {
    const connection = await lockConnection(tx, id)
    if (!connection) throw noSuchConnection()
    const entries = [
      await rename(tx, connection, change.name),
      await renameAccount(tx, connection, change.accountName),
      await acceptReach(tx, connection, change.acceptReach),
    ].filter((entry) => entry !== null)
    const target = { kind: 'connection', id, name: change.name ?? connection.name }
    for (const entry of entries)
      await appendAudit(tx, { ...by, target, connectionPrefix: connection.prefix, outcome: 'done', ...entry })
  })
  return getConnection(id)
}

async function rename(tx: Transaction, connection: ConnectionRow, name?: string): Promise<Entry | null> {
  if (name === undefined || name === connection.name) return null
  await updateConnection(tx, connection.id, { name }, 'person')
  return { action: 'connection.renamed', before: { name: connection.name }, after: { name } }
}

async function renameAccount(tx: Transaction, { account }: ConnectionRow, name?: string): Promise<Entry | null> {
  if (name === undefined || name === account.name) return null
  await updateAccount(tx, account.id, { name })
  const target = { kind: 'account', id: account.id, name }
  return { action: 'account.renamed', target, before: { name: account.name }, after: { name } }
}

async function acceptReach(tx: Transaction, connection: ConnectionRow, accept?: true): Promise<Entry | null> {
  const { id, reach, acceptedReach, purpose, standing } = connection
  const lost = lossesOf(acceptedReach, reach, purpose)
  if (!accept || standing !== 'narrowed') return null
  await updateConnection(tx, id, { acceptedReach: reach, standing: 'working' }, 'person')
  return { action: 'connection.reach-accepted', before: { standing }, after: { standing: 'working', lost } }
}
