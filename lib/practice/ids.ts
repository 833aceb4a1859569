// Ids, secrets and chance without a source of randomness: everything is a hash of the seed and what it is for,
// so the same seed and the same calls give the same account on any machine.

import { hash } from 'node:crypto'
import type { State } from './model'

export function digestOf(seed: string, ...parts: (string | number)[]): Buffer {
  return hash('sha256', [seed, ...parts].join('\u0000'), 'buffer')
}

/** The same UUID (version 4 by its shape) for the same seed and parts. */
export function uuidOf(seed: string, ...parts: (string | number)[]): string {
  const hex = hash('sha256', [seed, ...parts].join('\u0000'), 'hex')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
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
