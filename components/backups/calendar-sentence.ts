import type { BackupRow } from '@/lib/contracts/backups'
import type { DayState } from '@/lib/domain/findings/coverage-states'
import { countedWording } from '../ui/count-wording'

type Day = BackupRow['calendar'][number]

const MOST_NAMED = 4
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "3 Nov". Days of the calendar have no time zone. */
export function dayWords(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[(month ?? 1) - 1] ?? ''}`
}

/** Thirty days in one sentence: "The last 30 days: a good copy on 27, failed on 3 Nov and 4 Nov, missing on 12 Nov." */
export function calendarSentence(calendar: readonly Day[]): string {
  if (calendar.length === 0) return 'Nothing is known of the last days.'
  const days = (state: DayState) => calendar.filter((each) => each.state === state).map(({ day }) => day)
  const good = days('good').length
  const parts = [
    good === 0 ? 'no day with a good copy' : `a good copy on ${countedWording(good, 'day', 'days')}`,
    ...named('failed', days('failed')),
    ...named('missing', days('missing')),
    ...counted(days('unknown').length, 'nobody knows of'),
    ...(days('due').length > 0 ? ['today’s is still to come'] : []),
  ]
  return `The last ${calendar.length} days: ${parts.join(', ')}.`
}

function named(word: string, days: readonly string[]): string[] {
  if (days.length === 0) return []
  if (days.length > MOST_NAMED)
    return [`${word} on ${countedWording(days.length, 'day', 'days')}, the last on ${dayWords(days.at(-1) ?? '')}`]
  return [`${word} on ${joined(days.map(dayWords))}`]
}

function counted(count: number, words: string): string[] {
  return count === 0 ? [] : [`${words} ${countedWording(count, 'day', 'days')}`]
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
