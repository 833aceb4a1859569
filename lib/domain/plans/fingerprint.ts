import { createHash } from 'node:crypto'
import { canonicalJson, type Json, toJson } from '../canonical-json'

/** One short text per value, the same on every machine. */
export function fingerprintOf(value: Json | object): string {
  return createHash('sha256')
    .update(canonicalJson(toJson(value)))
    .digest('hex')
    .slice(0, 32)
}
