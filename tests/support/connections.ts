import { randomBytes } from 'node:crypto'
import { createConnection } from '@/lib/db/connections'
import { createAccount } from '@/lib/db/raff-accounts'
import { inTransaction } from '@/lib/db/client'
import { putSealedKey } from '@/lib/db/sealed-keys'
import { type KeyReach, keyReach } from '@/lib/domain/key-reach'
import { keyContext } from '@/lib/server/key-context'
import { keyRing } from '@/lib/vault/key-ring'
import { seal } from '@/lib/vault/seal'
import { keyFingerprint, keyPrefix } from '@/lib/vault/shown-of-a-key'

/** Looks like a Raff key and is none. */
export function madeUpKey(): string {
  return `raff_${randomBytes(32).toString('hex')}`
}

export const emptyReach: KeyReach = keyReach({
  raffAccountId: null,
  self: null,
  roles: null,
  projects: [],
  refused: [],
})

let account: Promise<string> | undefined

/** A stored connection whose key nobody ever showed to Raff. */
export async function givenConnection({
  key = madeUpKey(),
  masterKey,
  name = 'Reading',
}: {
  key?: string
  masterKey: Uint8Array
  name?: string
}): Promise<{ id: string; key: string; sealed: string }> {
  account ??= inTransaction((tx) =>
    createAccount(tx, { name: 'Account', raffAccountId: null, practice: false, apiUrl: null, createdAt: new Date() }),
  ).then(({ id }) => id)
  const accountId = await account
  return inTransaction(async (tx) => {
    const now = new Date()
    const id = await createConnection(tx, {
      accountId,
      name,
      purpose: 'read',
      prefix: keyPrefix(key),
      fingerprint: keyFingerprint(key),
      standing: 'working',
      problem: null,
      reach: emptyReach,
      acceptedReach: emptyReach,
      tier: 'standard',
      keyExpiresAt: null,
      lastCheckedAt: now,
      lastTriedAt: now,
      createdById: null,
      createdAt: now,
    })
    const sealed = seal({ ring: keyRing({ current: masterKey }), plaintext: key, context: keyContext(id) })
    await putSealedKey(tx, id, sealed, now)
    return { id, key, sealed }
  })
}
