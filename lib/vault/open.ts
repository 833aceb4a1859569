import 'server-only'
import { decrypt } from './authenticated-cipher'
import type { KeyRing } from './key-ring'
import { readSealed } from './sealed-format'
import { associatedWithSecret, type SealingContext } from './sealing-context'
import { tampered, unwrapDataKey } from './unwrap-data-key'

/** Opens a sealed secret or throws a `VaultError`. The caller zeroes the answer: prefer `withPlaintext`, which does. */
export function open({ ring, sealed, context }: { ring: KeyRing; sealed: string; context: SealingContext }): Buffer {
  const parts = readSealed(sealed)
  const dataKey = unwrapDataKey(ring, parts, context)
  try {
    return decrypt(dataKey, parts.secret, associatedWithSecret(context))
  } catch {
    throw tampered(parts.keyId)
  } finally {
    dataKey.fill(0)
  }
}
