import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { findConnectionByFingerprint } from '../db/connections'
import { databaseTime } from '../db/database-time'
import {
  createAccount,
  findPracticeAccount,
  hasRealAccount,
  lockAccounts,
  type RaffAccountRow,
  updateAccount,
} from '../db/raff-accounts'
import type { ConnectionPurpose } from '../domain/connection-status'
import { Refusal } from '../domain/refusals'
import { askAboutKey } from './ask-about-key'
import type { DoneBy } from './caller'
import type { CheckedKey } from './check-pasted-key'
import { type PastedKey, takePastedKey } from './pasted-key'
import { startPractice } from './raff-address'
import { showPracticeFilled } from './show-practice-filled'
import { addSamplePeople, newSamplePeople } from './sample-people'
import { sealKey, storeConnection } from './store-connection'

type PracticeKey = { purpose: ConnectionPurpose; name: string; pasted: PastedKey; checked: CheckedKey }

/**
 * Opens the practice account: starts it, connects its two keys like any others, and makes its sample people. Doing it
 * again changes nothing but where it answers. Never beside a real account: nobody should mistake one for the other.
 */
export async function explorePractice(by: DoneBy, createdById: string | null): Promise<{ accountId: string }> {
  await refuseBesideRealAccount()
  const { url, keys } = await startPractice()
  const [read, act, people] = await Promise.all([
    practiceKey('read', 'Reading', keys, url),
    practiceKey('act', 'Acting', keys, url),
    newSamplePeople(),
  ])
  const { accountId, isNew } = await inTransaction(async (tx) => {
    await lockAccounts(tx)
    await refuseBesideRealAccount(tx)
    const now = await databaseTime(tx)
    const { account, isNew } = await openAccount(tx, { url, raffAccountId: read.checked.reach.raffAccountId, now })
    for (const key of [read, act]) await keepKey(tx, key, { account, createdById, now })
    const added = await addSamplePeople(tx, people, now)
    if (isNew)
      await appendAudit(tx, {
        ...by,
        action: 'practice.explored',
        outcome: 'done',
        target: { kind: 'account', id: account.id, name: account.name },
      })
    for (const { id, name } of added)
      await appendAudit(tx, {
        ...by,
        action: 'practice.sample-person',
        outcome: 'done',
        target: { kind: 'person', id, name },
      })
    return { accountId: account.id, isNew }
  })
  // whoever comes back finds what background work has read meanwhile
  if (isNew) await showPracticeFilled(accountId)
  return { accountId }
}

async function refuseBesideRealAccount(tx?: Transaction): Promise<void> {
  if (!(await hasRealAccount(tx))) return
  throw new Refusal(
    'conflict',
    'Your real Raff account is connected here, and the practice account is never shown beside it. To practise, start a second Stocktake with STOCKTAKE_DATA_DIR set to another folder.',
  )
}

async function practiceKey(
  purpose: ConnectionPurpose,
  name: string,
  keys: Record<string, string>,
  baseUrl: string,
): Promise<PracticeKey> {
  const pasted = takePastedKey(keys[purpose] ?? '')
  const { key, prefix, fingerprint } = pasted
  const answer = await askAboutKey({ key: (use) => use(key), prefix, fingerprint, baseUrl })
  return { purpose, name, pasted, checked: { ...answer, practice: true } }
}

async function openAccount(
  tx: Transaction,
  { url, raffAccountId, now }: { url: string; raffAccountId: string | null; now: Date },
): Promise<{ account: RaffAccountRow; isNew: boolean }> {
  const known = await findPracticeAccount(tx)
  if (!known) {
    const fresh = { name: 'Practice account', practice: true, apiUrl: url, raffAccountId, createdAt: now }
    return { account: await createAccount(tx, fresh), isNew: true }
  }
  await updateAccount(tx, known.id, { apiUrl: url, raffAccountId, closedAt: null })
  return { account: known, isNew: known.closedAt !== null }
}

/** Sealed again even when it is there: that heals a practice account whose master key was lost. */
async function keepKey(
  tx: Transaction,
  { purpose, name, pasted, checked }: PracticeKey,
  { account, createdById, now }: { account: RaffAccountRow; createdById: string | null; now: Date },
): Promise<void> {
  const known = await findConnectionByFingerprint(pasted.fingerprint, tx)
  if (known) await sealKey(tx, known.id, pasted.key, now)
  else await storeConnection(tx, { ...pasted, purpose, name, account, checked, createdById }, now)
}
