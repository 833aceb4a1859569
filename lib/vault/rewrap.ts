import 'server-only'
import { encrypt } from './authenticated-cipher'
import type { KeyRing } from './key-ring'
import { readSealed, writeSealed } from './sealed-format'
import { associatedWithDataKey, type SealingContext } from './sealing-context'
import { unwrapDataKey } from './unwrap-data-key'

/**
 * Wraps the data key with the current master key; the secret itself is neither opened nor changed. Doing it again
 * changes nothing, so a rotation that was killed half-way simply starts over.
 */
export function rewrap({ ring, sealed, context }: { ring: KeyRing; sealed: string; context: SealingContext }): string {
  const parts = readSealed(sealed)
  const { id: keyId, key } = ring.current
  const dataKey = unwrapDataKey(ring, parts, context)
  try {
    if (parts.keyId === keyId) return sealed
    return writeSealed({
      keyId,
      wrappedKey: encrypt(key, dataKey, associatedWithDataKey(context, keyId)),
      secret: parts.secret,
    })
  } finally {
    dataKey.fill(0)
  }
}
