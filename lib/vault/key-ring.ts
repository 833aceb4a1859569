import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/** A master key wraps data keys and never touches a secret itself. As a `KeyObject` it prints and serializes as nothing. */
export interface MasterKey {
  /** A fingerprint: says which master key sealed something without saying anything about the key. */
  readonly id: string
  readonly key: KeyObject
}

/** New secrets are sealed with `current`; `previous` only opens, while the master key is being replaced. */
export interface KeyRing {
  readonly current: MasterKey
  readonly previous: MasterKey | undefined
}

const MASTER_KEY_BYTES = 32

export function keyRing(keys: { current: Uint8Array; previous?: Uint8Array | undefined }): KeyRing {
  const current = masterKey(keys.current)
  const previous = keys.previous && masterKey(keys.previous)
  return { current, previous: previous?.id === current.id ? undefined : previous }
}

export function findMasterKey(ring: KeyRing, id: string): MasterKey | undefined {
  return [ring.current, ring.previous].find((candidate) => candidate?.id === id)
}

function masterKey(bytes: Uint8Array): MasterKey {
  if (bytes.length !== MASTER_KEY_BYTES) throw new RangeError(`a master key has ${MASTER_KEY_BYTES} bytes`)
  const id = createHmac('sha256', bytes).update('stocktake master key id').digest('hex').slice(0, 16)
  return { id, key: createSecretKey(bytes) }
}
