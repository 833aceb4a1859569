import { inWords } from '../../permission-words'
import { durationWords } from '../../inventory/since'

// Small words that many sentences share.

/** The first few by name; a list of forty names says less. */
export function names(all: readonly string[], most = 5): string {
  if (all.length <= most) return inWords(all)
  return inWords([...all.slice(0, most - 1), `${all.length - most + 1} more`])
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`
}

/** "3 days"; rounded down, never more than it is. */
export function age(iso: string, now: Date): string {
  const ms = Math.max(0, now.getTime() - new Date(iso).getTime())
  return durationWords({ atLeastMs: ms, atMostMs: ms })
}

export function ago(iso: string | null, now: Date): string {
  return iso === null || Number.isNaN(new Date(iso).getTime()) ? 'at an unknown time' : `${age(iso, now)} ago`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "18 Nov 2026", in UTC: the same for everybody who reads it. */
export function day(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return 'an unknown day'
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** "$12.40" */
export function dollars(amount: number): string {
  return `$${Math.abs(amount)
    .toFixed(2)
    .replace(/\B(?=(\d{3})+\.)/g, ',')}`
}

/** "45 minutes", "2 hours", "3 days" */
export function minutesWords(minutes: number): string {
  if (minutes % (24 * 60) === 0) return count(minutes / (24 * 60), 'day')
  if (minutes % 60 === 0) return count(minutes / 60, 'hour')
  if (minutes < 120) return count(minutes, 'minute')
  return `${count(Math.floor(minutes / 60), 'hour')} and ${count(minutes % 60, 'minute')}`
}
