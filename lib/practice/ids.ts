// Ids, secrets and chance without a source of randomness: everything is a hash of the seed and what it is for,
// so the same seed and the same calls give the same account on any machine.

import { createHash } from 'node:crypto'
import type { State } from './model'

export function digestOf(seed: string, ...parts: (string | number)[]): Buffer {
  return createHash('sha256')
    .update([seed, ...parts].join('\u0000'))
    .digest()
}

/** The same UUID (version 4 by its shape) for the same seed and parts. */
export function uuidOf(seed: string, ...parts: (string | number)[]): string {
  const bytes = digestOf(seed, ...parts).subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A number from 0 up to but not including 1, the same for the same seed and parts. */
export function chanceOf(seed: string, ...parts: (string | number)[]): number {
  return digestOf(seed, 'chance', ...parts).readUInt32BE(0) / 2 ** 32
}

type Counting = Pick<State, 'seed' | 'counters'>

export function nextNumber(state: Counting, kind: string): number {
  const next = (state.counters[kind] ?? 0) + 1
  state.counters[kind] = next
  return next
}

export function nextUuid(state: Counting, kind: string): string {
  return uuidOf(state.seed, kind, nextNumber(state, kind))
}
