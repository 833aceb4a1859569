import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { lockConnection, updateConnection } from '../db/connections'
import { databaseTime } from '../db/database-time'
import { wakeRunsOf } from '../db/run-lease'
import { deleteSealedKeys } from '../db/sealed-keys'
import type { DoneBy } from './caller'
import { noSuchConnection } from './open-reader'

/** Takes a connection out of use and deletes its key for good. What was read with it stays, and ages. */
export function removeConnection(id: string, by: DoneBy): Promise<void> {
  return inTransaction(async (tx) => {
    const connection = await lockConnection(tx, id)
    if (!connection) throw noSuchConnection()
    await deleteSealedKeys(tx, [id])
    const now = await databaseTime(tx)
    await updateConnection(tx, id, { removedAt: now, fingerprint: null }, 'person')
    await wakeRunsOf(tx, connection.account.id, now)
    await appendAudit(tx, {
      ...by,
      action: 'connection.removed',
      outcome: 'done',
      target: { kind: 'connection', id, name: connection.name },
      connectionPrefix: connection.prefix,
      before: { purpose: connection.purpose, account: connection.account.name },
    })
  })
}
