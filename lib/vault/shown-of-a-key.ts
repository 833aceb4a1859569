import { createHash } from 'node:crypto'

const PREFIX_LENGTH = 'raff_'.length + 8

/** The part of a key that Raff itself shows: `raff_` and eight digits. */
export function keyPrefix(key: string): string {
  return key.slice(0, PREFIX_LENGTH)
}

/**
 * Tells whether two stored keys are the same one. A plain hash, not one keyed with the master key: behind the public
 * prefix a Raff key still has 224 random bits, so nobody guesses their way back, and the same key must be recognised
 * after the master key was replaced or lost.
 */
export function keyFingerprint(key: string): string {
  return createHash('sha256').update('stocktake key fingerprint\0').update(key).digest('hex').slice(0, 32)
}
