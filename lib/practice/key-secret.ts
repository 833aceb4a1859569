// Secrets of practice keys are not stored: they follow from the seed, the key's id and how often it was regenerated,
// so whoever holds the state file can be told them again after a restart.

import { createHash } from 'node:crypto'
import { digestOf } from './ids'
import type { ApiKey } from './model'

export function secretOf(seed: string, key: Pick<ApiKey, 'id' | 'generation'>): string {
  return `raff_${digestOf(seed, 'api-key-secret', key.id, key.generation).toString('hex')}`
}

export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The two fields of a key that follow from its secret. */
export function secretFields(seed: string, key: Pick<ApiKey, 'id' | 'generation'>) {
  const secret = secretOf(seed, key)
  return { prefix: secret.slice(0, 13), secretHash: hashOfSecret(secret) }
}
