import { decrypt } from './authenticated-cipher'
import { findMasterKey, type KeyRing } from './key-ring'
import type { Sealed } from './sealed-format'
import { associatedWithDataKey, type SealingContext } from './sealing-context'
import { VaultError } from './vault-error'

/** The caller zeroes it. */
export function unwrapDataKey(ring: KeyRing, { keyId, wrappedKey }: Sealed, context: SealingContext): Buffer {
  const master = findMasterKey(ring, keyId)
  if (!master)
    throw new VaultError(
      'wrong-master-key',
      `This secret was sealed with the master key ${keyId}, which this installation does not have. Set STOCKTAKE_MASTER_KEY to that key, or enter the secret again.`,
      keyId,
    )
  try {
    return decrypt(master.key, wrappedKey, associatedWithDataKey(context, keyId))
  } catch {
    throw tampered(keyId)
  }
}

export function tampered(keyId: string): VaultError {
  return new VaultError(
    'tampered',
    'This sealed secret was changed after it was stored, or belongs to another row. It stays closed; enter the secret again.',
    keyId,
  )
}
