// Spans of time to look back over, each from the beginning of a day so that the address can be shared.

const DAY_MS = 86_400_000

export const PERIODS = {
  today: { label: 'today', days: 0 },
  week: { label: 'the last 7 days', days: 7 },
  month: { label: 'the last 30 days', days: 30 },
  quarter: { label: 'the last 90 days', days: 90 },
} as const

export type Period = keyof typeof PERIODS

export function isPeriod(text: string): text is Period {
  return Object.hasOwn(PERIODS, text)
}

/** Midnight, where the reader is, of the day the period starts on. */
export function startOfPeriod(period: Period, now: Date): Date {
  const day = new Date(now.getTime() - PERIODS[period].days * DAY_MS)
  day.setHours(0, 0, 0, 0)
  return day
}
