import { durationSince, durationWords, lengthWords } from '../inventory/since'
import { briefName } from '../inventory/shown-name'
import { inWords } from '../permission-words'
import type { Reason, ReasonValue } from './reason'

// The one place where evidence becomes sentences, so that a page, a mail, the minutes and an export say the same.

/** Characters of what somebody wrote or called a thing: the sentence around it is to be read, too. */
const MOST_OF_TEXT = 200

export function sayReason({ code, values }: Reason, sentences: ReadonlyMap<string, string>, now: Date): string {
  const sentence = sentences.get(code)
  // a reason that an older version wrote, or a newer one
  if (sentence === undefined)
    return `${code}: ${Object.values(values)
      .map((value) => sayValue(value, now))
      .join(', ')}`
  const said = sentence.replace(/\{(\w+)\}/g, (_, name: string) => sayValue(values[name] ?? null, now))
  return said.charAt(0).toUpperCase() + said.slice(1)
}

export function sayValue(value: ReasonValue, now: Date): string {
  if (value === null) return 'unknown'
  if (typeof value === 'string') return briefName(value, MOST_OF_TEXT)
  if (typeof value === 'number') return value.toLocaleString('en')
  if (Array.isArray(value)) return named(value)
  if ('ms' in value) return allowedWords(value.ms)
  if ('ago' in value) return lengthWords(Math.max(0, now.getTime() - Date.parse(value.ago)))
  if ('ahead' in value) return lengthWords(Math.max(0, Date.parse(value.ahead) - now.getTime()))
  if ('day' in value) return dayWords(value.day)
  if ('since' in value) return durationWords(durationSince(seenBetween(value.since), null, now))
  if ('count' in value) return `${value.count.toLocaleString('en')} ${value.count === 1 ? value.one : value.many}`
  return `$${value.dollars.toFixed(2)}`
}

function seenBetween({ after, by }: { after: string | null; by: string }) {
  return { after: after === null ? null : new Date(after), by: new Date(by) }
}

/** Three names say more than thirty. */
function named(names: readonly string[]): string {
  if (names.length === 0) return 'nothing'
  const said = names.map((name) => briefName(name))
  return inWords(said.length <= 4 ? said : [...said.slice(0, 3), `${said.length - 3} more`])
}

const HOUR_MS = 3_600_000

/** Limits in the unit a person set them in: 26 hours stay 26 hours, 172 hours are 7 days and 4 hours. */
function allowedWords(ms: number): string {
  const hours = Math.round(ms / HOUR_MS)
  if (ms < HOUR_MS) return `${Math.round(ms / 60_000)} minutes`
  if (hours < 72) return hours === 1 ? '1 hour' : `${hours} hours`
  const [days, rest] = [Math.floor(hours / 24), hours % 24]
  return rest === 0 ? `${days} days` : `${days} days and ${rest} ${rest === 1 ? 'hour' : 'hours'}`
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`
}
