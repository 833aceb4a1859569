// Raff tells only the present. What changed between two readings changed at some moment between them: these are the
// bounds of that moment, and what may honestly be said with them.

export type SeenBetween = {
  /** When it was last seen to be otherwise; null: it was so when we began watching. */
  after: Date | null
  /** When it was first seen to be so. */
  by: Date
}

export type Duration = {
  /** It has surely been so for this long … */
  atLeastMs: number
  /** … and for no longer than this; null: nobody knows. */
  atMostMs: number | null
}

/** How long something has been so. `notBefore`: when the thing itself was made, when that is known. */
export function durationSince(seen: SeenBetween, notBefore: Date | null, now: Date): Duration {
  const atLeastMs = Math.max(0, now.getTime() - seen.by.getTime())
  const starts = [seen.after, notBefore].filter((at): at is Date => at !== null).map((at) => at.getTime())
  if (starts.length === 0) return { atLeastMs, atMostMs: null }
  return { atLeastMs, atMostMs: Math.max(atLeastMs, now.getTime() - Math.max(...starts)) }
}

/** Bounds closer than a syncs's usual distance read as a plain number of days. */
const CLOSE_ENOUGH_MS = 60 * 60_000

/** "12 days", "at least 12 days", "less than an hour": never more than was seen. */
export function durationWords({ atLeastMs, atMostMs }: Duration): string {
  if (atMostMs !== null && atMostMs - atLeastMs <= CLOSE_ENOUGH_MS) return lengthWords(atMostMs)
  return atLeastMs < HOUR ? 'an unknown time' : `at least ${lengthWords(atLeastMs)}`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The length in its largest whole unit. */
export function lengthWords(ms: number): string {
  if (ms < HOUR) return 'less than an hour'
  if (ms < 2 * DAY) return amount(Math.floor(ms / HOUR), 'hour')
  return amount(Math.floor(ms / DAY), 'day')
}

function amount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
