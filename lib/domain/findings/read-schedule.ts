// When a backup schedule runs. Raff says it in prose ("Daily at 8am", "Saturday 8:30pm"); what cannot be read is shown as
// Raff wrote it.

export type Rhythm = {
  every: 'day' | 'week'
  /** 0 is Sunday; null for every day, and for a weekly one whose day cannot be read. */
  weekday: number | null
  /** Of the day, in UTC; null: it cannot be read. */
  minute: number | null
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** Null: neither daily nor weekly. */
export function readRhythm(type: string, runtime: string | null): Rhythm | null {
  const kind = type.trim().toLowerCase()
  if (kind !== 'daily' && kind !== 'weekly') return null
  const minute = readMinute(runtime ?? '')
  if (kind === 'daily') return { every: 'day', weekday: null, minute }
  const words = (runtime ?? '').toLowerCase()
  const weekday = WEEKDAYS.findIndex((day) => words.includes(day.toLowerCase().slice(0, 3)))
  return { every: 'week', weekday: weekday < 0 ? null : weekday, minute }
}

const TIME = /(\d{1,2})(?::(\d{2}))?\s*(am|pm)?\s*$/i

function readMinute(runtime: string): number | null {
  const [, hourText, minuteText, half] = TIME.exec(runtime.trim()) ?? []
  if (hourText === undefined || (half === undefined && minuteText === undefined)) return null
  const [hour, minute] = [Number(hourText), Number(minuteText ?? 0)]
  if (minute > 59 || hour > (half ? 12 : 23) || (half && hour < 1)) return null
  return (half ? (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : hour) * 60 + minute
}

/** "Every day at 02:00, keeps 7" */
export function scheduleWords(schedule: { type: string; runtime: string | null; keepCount: number | null }): string {
  const rhythm = readRhythm(schedule.type, schedule.runtime)
  const keeps = schedule.keepCount === null ? '' : `, keeps ${schedule.keepCount}`
  if (!rhythm) return `${[schedule.type, schedule.runtime].filter(Boolean).join(', ')}${keeps}`
  const day = rhythm.weekday === null ? `Every ${rhythm.every}` : `Every ${WEEKDAYS[rhythm.weekday]}`
  const time = rhythm.minute === null ? '' : ` at ${clock(rhythm.minute)}`
  return `${day}${time}${keeps}`
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
