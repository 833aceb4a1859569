import type { SealingContext } from '../vault/sealing-context'

/** What binds the ciphertext of a key to its connection: moved to another row it does not open. */
export function keyContext(connectionId: string): SealingContext {
  return { rowId: connectionId, purpose: 'connection key' }
}
