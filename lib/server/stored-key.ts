import 'server-only'
import { readSealedKey } from '../db/sealed-keys'
import type { KeyLender } from '../raff/request'
import { currentKeyRing } from '../vault/current-key-ring'
import { VaultError } from '../vault/vault-error'
import { withPlaintext } from '../vault/with-plaintext'
import { keyContext } from './key-context'

/**
 * Lends a connection's key for one call at a time: the only place that opens stored keys. The ciphertext is kept between
 * the calls of one piece of work and read again when it may have been replaced meanwhile: when the master key no longer
 * opens it, or when Raff no longer takes the key that is in it.
 */
export function storedKey(connectionId: string): KeyLender {
  let kept: string | undefined
  return async (use, refused) => {
    const sealed = kept ?? (await readSealed(connectionId))
    const used = { yet: false }
    const lend = (text: string) =>
      withPlaintext({ ring: currentKeyRing(), sealed: text, context: keyContext(connectionId) }, (key) => {
        used.yet = true
        return use(key.toString())
      })
    try {
      const answer = await lend(sealed)
      kept = sealed
      if (!refused(answer)) return answer
      const present = await readSealedKey(connectionId)
      if (present === null || present === sealed) return answer
      kept = present
      return await lend(present)
    } catch (error) {
      if (!(error instanceof VaultError) || used.yet || kept === undefined) throw error
      kept = await readSealed(connectionId)
      return lend(kept)
    }
  }
}

async function readSealed(connectionId: string): Promise<string> {
  const sealed = await readSealedKey(connectionId)
  if (sealed === null) throw new VaultError('malformed', 'There is no key stored for this connection any more.')
  return sealed
}
