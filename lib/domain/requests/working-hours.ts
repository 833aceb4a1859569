import type { WorkingHours } from './approval-policy'

const MINUTE_MS = 60_000
/** Far enough to find the next working day in any week, also across a change of the clocks. */
const LOOK_AHEAD_MINUTES = 9 * 24 * 60

/** The moment itself when it lies within the working hours, else the beginning of the next ones. */
export function nextWorkingMoment(hours: WorkingHours, at: Date): Date {
  const clock = clockIn(hours.zone)
  if (isWorking(hours, clock(at))) return at
  // minute by minute in steps of the clock: days of 23 and 25 hours need no rule of their own
  const begin = Math.ceil(at.getTime() / MINUTE_MS)
  for (let minute = begin; minute < begin + LOOK_AHEAD_MINUTES; minute += 1) {
    const moment = new Date(minute * MINUTE_MS)
    if (isWorking(hours, clock(moment))) return moment
  }
  return at
}

type Reading = { day: number; time: string }

function isWorking({ days, from, to }: WorkingHours, { day, time }: Reading): boolean {
  return days.includes(day) && time >= from && time < to
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function clockIn(zone: string): (at: Date) => Reading {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    return { day: DAYS.indexOf(parts.weekday ?? '') + 1, time: `${parts.hour}:${parts.minute}` }
  }
}
