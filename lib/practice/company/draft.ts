// The account while it is being told. Tables say how many days before `now` something was; `at` is the moment the
// account is told for: what came later is not there yet, and what has gone since is still there.

import { chanceOf } from '../ids'
import type { State } from '../model'

export const HOUR_MS = 60 * 60 * 1000
export const DAY_MS = 24 * HOUR_MS

export interface Draft {
  readonly seed: string
  readonly now: number
  readonly at: number
  readonly state: State
}

/** A moment of the working day so many calendar days before today; the same moment for the same thing every time. */
export function daysAgo({ seed, now }: Pick<Draft, 'seed' | 'now'>, days: number, what: string): number {
  const midnight = now - (now % DAY_MS)
  const minutes = Math.floor((8 + 9 * chanceOf(seed, 'time-of-day', what)) * 60)
  return midnight - days * DAY_MS + minutes * 60_000
}

/** Whether something made and perhaps gone (in days before `now`) is there at the moment being told. */
export function isThere(draft: Draft, what: string, life: { age: number; gone?: number }): boolean {
  if (daysAgo(draft, life.age, what) > draft.at) return false
  return life.gone === undefined || !hasHappened(draft, life.gone, `${what} gone`)
}

/** Whether something of so many days ago has happened by the moment being told. Undefined: it never does. */
export function hasHappened(draft: Draft, days: number | undefined, what: string): days is number {
  return days !== undefined && daysAgo(draft, days, what) <= draft.at
}
