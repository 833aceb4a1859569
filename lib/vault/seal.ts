import 'server-only'
import { randomBytes } from 'node:crypto'
import { encrypt } from './authenticated-cipher'
import type { KeyRing } from './key-ring'
import { DATA_KEY_BYTES, writeSealed } from './sealed-format'
import { associatedWithDataKey, associatedWithSecret, type SealingContext } from './sealing-context'

/** Seals a secret under a data key made for it alone, which is wrapped by the current master key. */
export function seal({
  ring,
  plaintext,
  context,
}: {
  ring: KeyRing
  plaintext: string | Uint8Array
  context: SealingContext
}): string {
  const { id: keyId, key } = ring.current
  const dataKey = randomBytes(DATA_KEY_BYTES)
  const bytes = Buffer.from(plaintext)
  try {
    return writeSealed({
      keyId,
      wrappedKey: encrypt(key, dataKey, associatedWithDataKey(context, keyId)),
      secret: encrypt(dataKey, bytes, associatedWithSecret(context)),
    })
  } finally {
    dataKey.fill(0)
    bytes.fill(0)
  }
}
