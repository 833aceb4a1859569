// How a moment is said: relative for the eye, exact for whoever asks. Words are put together here and not by the
// browser's formatter, because the server and the browser must say the same before the page comes alive.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The page's clock moves every twenty seconds: what is later than it by less has only just happened. */
const CLOCK_LAG = 25_000

/** Beyond this many days people think in dates, not in counts. */
const MOST_DAYS_COUNTED = 60

/** "just now", "3 minutes ago", "in 5 hours", "12 days ago", "3 May", "3 May 2024". */
export function relativeWording(at: Date, now: Date, timeZone: string): string {
  const distance = now.getTime() - at.getTime()
  const size = Math.abs(distance)
  if (Number.isNaN(size)) return 'at an unknown time'
  if (size < MINUTE) return distance >= -CLOCK_LAG ? 'just now' : 'in a moment'
  if (size < HOUR) return count(size / MINUTE, 'minute', distance)
  if (size < DAY) return count(size / HOUR, 'hour', distance)
  if (size < (MOST_DAYS_COUNTED + 1) * DAY) return count(size / DAY, 'day', distance)
  return dateWording(at, now, timeZone)
}

// always rounded down: "2 hours ago" is never said of 119 minutes, and never claims more than was seen
function count(amount: number, unit: string, distance: number): string {
  const whole = Math.floor(amount)
  const words = `${whole} ${unit}${whole === 1 ? '' : 's'}`
  return distance > 0 ? `${words} ago` : `in ${words}`
}

/** "3 May", "21 Nov", or "3 May 2024" when it is not this year. */
export function dateWording(at: Date, now: Date, timeZone: string): string {
  if (Number.isNaN(at.getTime())) return 'an unknown day'
  const date = partsOf(at, timeZone)
  const sameYear = date.year === partsOf(now, timeZone).year
  const month = date.month.slice(0, 3)
  return sameYear ? `${date.day} ${month}` : `${date.day} ${month} ${date.year}`
}

/** "Saturday 21 November 2026, 04:08:44 UTC" */
export function exactWording(at: Date, timeZone: string): string {
  if (Number.isNaN(at.getTime())) return 'an unknown time'
  const { weekday, day, month, year, hour, minute, second, timeZoneName } = partsOf(at, timeZone)
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute}:${second} ${timeZoneName}`
}

/** "21 Nov 04:08", for narrow columns where every row needs its moment. */
export function shortWording(at: Date, now: Date, timeZone: string): string {
  if (Number.isNaN(at.getTime())) return 'unknown'
  const { day, month, year, hour, minute } = partsOf(at, timeZone)
  const sameYear = year === partsOf(now, timeZone).year
  return `${day} ${month.slice(0, 3)}${sameYear ? '' : ` ${year}`} ${hour}:${minute}`
}

type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second' | 'timeZoneName'

function partsOf(at: Date, timeZone: string): Record<Part, string> {
  return timeZone === 'UTC' && at.getUTCFullYear() > 0 ? partsInUtc(at) : partsByFormat(at, timeZone)
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** A server draws in UTC, and a page of it says hundreds of moments: the formatter took a tenth of the time of a whole page. */
function partsInUtc(at: Date): Record<Part, string> {
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    weekday: WEEKDAYS[at.getUTCDay()] ?? '',
    day: String(at.getUTCDate()),
    month: MONTHS[at.getUTCMonth()] ?? '',
    year: String(at.getUTCFullYear()),
    hour: two(at.getUTCHours()),
    minute: two(at.getUTCMinutes()),
    second: two(at.getUTCSeconds()),
    timeZoneName: 'UTC',
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function partsByFormat(at: Date, timeZone: string): Record<Part, string> {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    })
    // making one costs more than using it a thousand times, and a table uses it once a row
    formats.set(timeZone, format)
  }
  const parts = format.formatToParts(at).map(({ type, value }) => [type, value])
  return Object.fromEntries(parts) as Record<Part, string>
}
