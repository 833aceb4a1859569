export type VaultErrorCode =
  /** there is no master key at all: its file is gone */
  | 'no-master-key'
  /** sealed with a master key that is not on the ring: another installation's, or a lost one */
  | 'wrong-master-key'
  /** the master key is there but the ciphertext, its row or its purpose is not what was sealed */
  | 'tampered'
  /** not something the vault ever wrote */
  | 'malformed'

/** Why a sealed secret stays closed. Messages never hold any part of the secret or of the ciphertext. */
export class VaultError extends Error {
  override readonly name = 'VaultError'
  readonly code: VaultErrorCode
  /** The fingerprint of the master key that sealed it, where it can be read. */
  readonly keyId: string | undefined

  constructor(code: VaultErrorCode, message: string, keyId?: string) {
    super(message)
    this.code = code
    this.keyId = keyId
  }
}
