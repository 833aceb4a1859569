import 'server-only'
import type { StoredConnectionAnswer } from '../contracts/connections'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { findConnection, lockConnection } from '../db/connections'
import { databaseTime } from '../db/database-time'
import { lockAccounts, updateAccount } from '../db/raff-accounts'
import type { DoneBy } from './caller'
import { refuseDuplicate } from './add-connection'
import { getConnection } from './list-connections'
import { noSuchConnection } from './open-reader'
import { keyRefusal, takePastedKey } from './pasted-key'
import { showKeyToRaff } from './show-key-to-raff'
import { exchangeKey } from './exchange-key'

/**
 * Puts another key into a connection, after showing it to Raff. The old ciphertext is overwritten; a new key that does
 * not work, or is of another account, leaves the old one as it is.
 */
export async function replaceKey(id: string, text: string, by: DoneBy): Promise<StoredConnectionAnswer> {
  const known = await findConnection(id)
  if (!known) throw noSuchConnection()
  const pasted = takePastedKey(text)
  const same = pasted.fingerprint === known.fingerprint
  if (!same) await refuseDuplicate(pasted)
  const target = { kind: 'connection', id, name: known.name }
  const entry = { ...by, action: 'connection.key-replaced', target } as const
  const checked = await showKeyToRaff(pasted, { account: known.account.id }, entry)
  const { reach } = checked
  const { raffAccountId, name: accountName } = known.account
  if (raffAccountId && reach.raffAccountId && raffAccountId !== reach.raffAccountId)
    throw keyRefusal(
      'conflict',
      `This key belongs to another Raff account than ${accountName}. The old key stays. To use it, connect it by itself.`,
    )
  await inTransaction(async (tx) => {
    await lockAccounts(tx)
    const connection = await lockConnection(tx, id)
    if (!connection) throw noSuchConnection()
    if (!same) await refuseDuplicate(pasted, tx)
    const now = await databaseTime(tx)
    if (!raffAccountId && reach.raffAccountId)
      await updateAccount(tx, known.account.id, { raffAccountId: reach.raffAccountId })
    await exchangeKey(tx, id, { ...pasted, answer: checked }, { now, narrowed: false })
    await appendAudit(tx, {
      ...entry,
      outcome: 'done',
      connectionPrefix: pasted.prefix,
      before: { prefix: connection.prefix },
      after: { prefix: pasted.prefix },
    })
  })
  return { ...(await getConnection(id)), notes: pasted.notes }
}
