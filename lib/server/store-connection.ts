import 'server-only'
import type { Transaction } from '../db/client'
import { createConnection } from '../db/connections'
import { queueJob } from '../db/queue-job'
import type { RaffAccountRow } from '../db/raff-accounts'
import { holdMasterKey, putSealedKey } from '../db/sealed-keys'
import type { ConnectionPurpose } from '../domain/connection-status'
import { Refusal } from '../domain/refusals'
import { currentKeyRing } from '../vault/current-key-ring'
import type { KeyRing } from '../vault/key-ring'
import { seal } from '../vault/seal'
import { VaultError } from '../vault/vault-error'
import type { CheckedKey } from './check-pasted-key'
import { keyContext } from './key-context'
import type { PastedKey } from './pasted-key'

type NewConnection = PastedKey & {
  name: string
  purpose: ConnectionPurpose
  account: RaffAccountRow
  checked: CheckedKey
  createdById: string | null
}

/** Writes a checked key: what is known of it in the open, the key itself sealed. Answers the connection's id. */
export async function storeConnection(
  tx: Transaction,
  { name, purpose, account, checked, prefix, fingerprint, key, createdById }: NewConnection,
  now: Date,
): Promise<string> {
  const { reach, keyExpiresAt, tier } = checked
  const id = await createConnection(tx, {
    accountId: account.id,
    name,
    purpose,
    prefix,
    fingerprint,
    standing: 'working',
    problem: null,
    reach,
    acceptedReach: reach,
    tier,
    keyExpiresAt,
    lastCheckedAt: now,
    lastTriedAt: now,
    createdById,
    createdAt: now,
  })
  await sealKey(tx, id, key, now)
  // the inventory should not stay empty until the clock says so
  if (purpose === 'read') await queueJob(tx, 'sync-account', { accountId: account.id }, account.id)
  return id
}

/** In place of whatever was sealed for this connection before. */
export async function sealKey(tx: Transaction, connectionId: string, key: string, now: Date): Promise<void> {
  await holdMasterKey(tx)
  const sealed = seal({ ring: ringOrRefuse(), plaintext: key, context: keyContext(connectionId) })
  await putSealedKey(tx, connectionId, sealed, now)
}

function ringOrRefuse(): KeyRing {
  try {
    return currentKeyRing()
  } catch (error) {
    if (error instanceof VaultError)
      throw new Refusal('unavailable', `${error.message} Nothing was saved.`, { cause: error })
    throw error
  }
}
