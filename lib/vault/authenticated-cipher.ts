import { type CipherKey, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { NONCE_BYTES, TAG_BYTES } from './sealed-format'

const ALGORITHM = 'aes-256-gcm'

/** AES-256-GCM with a nonce of its own: nonce + ciphertext + tag. */
export function encrypt(key: CipherKey, plaintext: Uint8Array, associated: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(associated))
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

/** Throws when one bit of the box, the key or the associated data differs; nothing is returned before the tag is checked. */
export function decrypt(key: CipherKey, box: Buffer, associated: string): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(associated))
  decipher.setAuthTag(box.subarray(-TAG_BYTES))
  const plaintext = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES))
  try {
    decipher.final()
    return plaintext
  } catch (error) {
    plaintext.fill(0)
    throw error
  }
}
