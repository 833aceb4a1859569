import type { State } from '../model'

/** The account while it is being generated. */
export interface Generating {
  readonly seed: string
  readonly now: number
  readonly state: State
}

export const HOUR_MS = 60 * 60 * 1000
export const DAY_MS = 24 * HOUR_MS
