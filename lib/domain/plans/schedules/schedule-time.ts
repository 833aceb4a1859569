import { WEEKDAYS, type Weekday } from '../params'

// When a schedule runs. Raff takes "8am" and a day, and gives back prose: "Daily at 8am", "Saturday 8:30pm".

export type RunTime = { time: string; dayOfWeek: Weekday | null }

/** Null where the prose is of a kind that we do not know. */
export function readRuntime(runtime: string | null): RunTime | null {
  const words = (runtime ?? '').trim()
  const daily = /^daily(?:\s+at)?\s+(.+)$/i.exec(words)
  const weekly = /^(?:(?:weekly|every)\s+(?:on\s+)?)?(\w+day)s?(?:\s+at)?\s+(.+)$/i.exec(words)
  const time = (daily?.[1] ?? weekly?.[2] ?? '').trim()
  if (minutesOfDay(time) === null) return null
  if (daily) return { time, dayOfWeek: null }
  const dayOfWeek = WEEKDAYS.find((each) => each.toLowerCase() === weekly?.[1]?.toLowerCase())
  return dayOfWeek ? { time, dayOfWeek } : null
}

/** "8am", "8:30 pm", "13:00": the minute of the day, so that two ways to write it are the same. */
export function minutesOfDay(time: string): number | null {
  const [, hourText, minuteText = '0', half] = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/i.exec(time.trim()) ?? []
  if (hourText === undefined || (!half && !time.includes(':'))) return null
  const [hour, minute] = [Number(hourText), Number(minuteText)]
  if (minute > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return null
  return ((half ? hour % 12 : hour) + (half?.toLowerCase() === 'pm' ? 12 : 0)) * 60 + minute
}

/** "every day at 8am", "every Saturday at 8am" */
export function rhythmWords(type: string, time: string | null, dayOfWeek: string | null): string {
  const when = type === 'daily' ? 'every day' : dayOfWeek ? `every ${dayOfWeek}` : 'every week'
  return time ? `${when} at ${time}` : when
}
