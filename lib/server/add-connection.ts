import 'server-only'
import type { z } from 'zod'
import type { addConnectionBody, StoredConnectionAnswer } from '../contracts/connections'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { findConnectionByFingerprint } from '../db/connections'
import { databaseTime } from '../db/database-time'
import { lockAccounts } from '../db/raff-accounts'
import type { Caller } from './caller'
import { findAccountOfKey } from './find-account-of-key'
import { leavePractice, stopPractice } from './leave-practice'
import { getConnection } from './list-connections'
import { keyRefusal, type PastedKey, takePastedKey } from './pasted-key'
import { requireOwnSignIn } from './require-own-sign-in'
import { showKeyToRaff } from './show-key-to-raff'
import { storeConnection } from './store-connection'

type Wanted = z.output<typeof addConnectionBody>

/**
 * Stores a key, after showing it to Raff: a key that Raff does not accept is not saved. The first key of a real account
 * ends the practice account in the same transaction.
 */
export async function addConnection(wanted: Wanted, { viewer, by }: Caller): Promise<StoredConnectionAnswer> {
  const pasted = takePastedKey(wanted.key)
  await refuseDuplicate(pasted)
  const target = { kind: 'connection', id: null, name: wanted.name }
  const checked = await showKeyToRaff(
    pasted,
    { account: wanted.account },
    { ...by, action: 'connection.added', target },
  )
  if (!checked.practice) requireOwnSignIn(viewer)
  const { id, leftPractice } = await inTransaction(async (tx) => {
    await lockAccounts(tx)
    await refuseDuplicate(pasted, tx)
    const now = await databaseTime(tx)
    const account = await findAccountOfKey(tx, { checked, wanted: wanted.account, now })
    const left = account.practice ? [] : await leavePractice(tx, now)
    const stored = await storeConnection(
      tx,
      { ...wanted, ...pasted, checked, account, createdById: viewer.personId },
      now,
    )
    for (const entry of left) await appendAudit(tx, { ...by, ...entry, outcome: 'done' })
    await appendAudit(tx, {
      ...by,
      target: { ...target, id: stored },
      connectionPrefix: pasted.prefix,
      action: 'connection.added',
      outcome: 'done',
      after: {
        purpose: wanted.purpose,
        account: account.name,
        projects: checked.reach.projects.map(({ name }) => name),
      },
    })
    return { id: stored, leftPractice: left.length > 0 }
  })
  if (leftPractice) await stopPractice()
  return { ...(await getConnection(id)), notes: pasted.notes }
}

export async function refuseDuplicate(
  { fingerprint }: Pick<PastedKey, 'fingerprint'>,
  tx?: Parameters<typeof findConnectionByFingerprint>[1],
): Promise<void> {
  const known = await findConnectionByFingerprint(fingerprint, tx)
  if (!known) return
  throw keyRefusal(
    'conflict',
    `This very key is connected already, as “${known.name}” of ${known.account.name}. A key for another purpose has to be another key.`,
  )
}
