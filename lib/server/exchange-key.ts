import 'server-only'
import type { Transaction } from '../db/client'
import { updateConnection } from '../db/connections'
import type { KeyAnswer } from './ask-about-key'
import { sealKey } from './store-connection'

export type NewKey = { key: string; prefix: string; fingerprint: string; answer: KeyAnswer }

/**
 * Another key takes the place of the one in this connection, whose ciphertext is overwritten. `narrowed`: it reaches less than
 * was accepted, and nobody has accepted that.
 */
export async function exchangeKey(
  tx: Transaction,
  connectionId: string,
  { key, prefix, fingerprint, answer: { reach, tier, keyExpiresAt } }: NewKey,
  { now, narrowed }: { now: Date; narrowed: boolean },
): Promise<void> {
  await updateConnection(
    tx,
    connectionId,
    {
      prefix,
      fingerprint,
      standing: narrowed ? 'narrowed' : 'working',
      problem: null,
      reach,
      ...(!narrowed && { acceptedReach: reach }),
      tier,
      keyExpiresAt,
      keyStoredAt: now,
      lastCheckedAt: now,
      lastTriedAt: now,
    },
    'person',
  )
  await sealKey(tx, connectionId, key, now)
}
