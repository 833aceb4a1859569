import 'server-only'
import type { KeyRing } from './key-ring'
import { open } from './open'
import type { SealingContext } from './sealing-context'

/** Lends the plaintext for the length of `use` and zeroes it afterwards, however `use` ends. */
export async function withPlaintext<T>(
  secret: { ring: KeyRing; sealed: string; context: SealingContext },
  use: (plaintext: Buffer) => T | Promise<T>,
): Promise<T> {
  const plaintext = open(secret)
  try {
    return await use(plaintext)
  } finally {
    plaintext.fill(0)
  }
}
