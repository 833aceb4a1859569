import type { Schedule, Weekday } from './model'

const DAY_MS = 24 * 60 * 60 * 1000

export const WEEKDAYS: readonly Weekday[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
]

type Timing = Pick<Schedule, 'type' | 'hour' | 'minute' | 'day'>

/** The first time after `after` (never at it) that the schedule runs. */
export function nextRun(schedule: Timing, after: number): number {
  const midnight = after - (after % DAY_MS)
  let run = midnight + (schedule.hour * 60 + schedule.minute) * 60_000
  while (run <= after || !runsOn(schedule, run)) run += DAY_MS
  return run
}

function runsOn(schedule: Timing, time: number): boolean {
  return schedule.type === 'daily' || WEEKDAYS[new Date(time).getUTCDay()] === schedule.day
}

/** How Raff words it: "Daily at 8am", "Saturday 8:30pm". */
export function runtimeWords(schedule: Timing): string {
  const clock = clockWords(schedule.hour, schedule.minute)
  return schedule.type === 'daily' ? `Daily at ${clock}` : `${schedule.day} ${clock}`
}

function clockWords(hour: number, minute: number): string {
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

const TIME_OF_DAY = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/i

/** Reads "8am", "8:30 pm" and "13:00"; undefined for anything else. */
export function readTimeOfDay(text: string): { hour: number; minute: number } | undefined {
  const match = TIME_OF_DAY.exec(text.trim())
  if (!match) return undefined
  const [, hourText, minuteText, half] = match
  if (!half && minuteText === undefined) return undefined
  const minute = Number(minuteText ?? 0)
  const spoken = Number(hourText)
  if (minute > 59) return undefined
  if (!half) return spoken <= 23 ? { hour: spoken, minute } : undefined
  if (spoken < 1 || spoken > 12) return undefined
  return { hour: (spoken % 12) + (half.toLowerCase() === 'pm' ? 12 : 0), minute }
}
