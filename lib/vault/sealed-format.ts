import { VaultError } from './vault-error'

// v1.<id of the master key>.<wrapped data key>.<secret>, the last two as base64url of nonce + ciphertext + tag.
// The master key's id is readable on purpose: a query finds what still has to be wrapped again.

export const NONCE_BYTES = 12
export const TAG_BYTES = 16
export const DATA_KEY_BYTES = 32

const VERSION = 'v1'

export interface Sealed {
  keyId: string
  wrappedKey: Buffer
  secret: Buffer
}

export function writeSealed({ keyId, wrappedKey, secret }: Sealed): string {
  return `${sealedPrefix(keyId)}${wrappedKey.toString('base64url')}.${secret.toString('base64url')}`
}

/** Everything sealed with this master key begins so. */
export function sealedPrefix(keyId: string): string {
  return `${VERSION}.${keyId}.`
}

export function readSealed(text: string): Sealed {
  const [version, keyId = '', wrapped = '', secretText = '', ...rest] = text.split('.')
  if (version !== VERSION || rest.length > 0 || !/^[0-9a-f]{16}$/.test(keyId))
    throw new VaultError('malformed', 'This is not a sealed secret, or a newer version of Stocktake sealed it.')
  const wrappedKey = readBytes(wrapped, keyId)
  const secret = readBytes(secretText, keyId)
  if (wrappedKey.length !== NONCE_BYTES + DATA_KEY_BYTES + TAG_BYTES || secret.length < NONCE_BYTES + TAG_BYTES)
    throw new VaultError('malformed', 'This sealed secret is cut or damaged.', keyId)
  return { keyId, wrappedKey, secret }
}

/** Strict: base64 lets several texts mean the same bytes, and only the one that was written counts as untouched. */
function readBytes(text: string, keyId: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text)
    throw new VaultError('malformed', 'This sealed secret is cut or damaged.', keyId)
  return bytes
}
