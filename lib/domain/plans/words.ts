import { cutText } from '../cut-text'
import type { Target } from './facts'

// Small words that plans share.

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

export function dollars(amount: number): string {
  return `$${Math.abs(amount).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
}

/** "today", "3 days ago": in whole days, so that a plan does not read otherwise every minute. */
export function daysAgo(at: string | null, now: Date): string {
  const days = daysSince(at, now)
  if (days === null) return 'at an unknown time'
  if (days < 1) return 'today'
  return days === 1 ? '1 day ago' : `${days} days ago`
}

export function daysOld(at: string | null, now: Date): string {
  const days = daysSince(at, now)
  if (days === null) return 'of unknown age'
  if (days < 1) return 'less than a day old'
  return days === 1 ? '1 day old' : `${days} days old`
}

function daysSince(at: string | null, now: Date): number | null {
  const made = Date.parse(at ?? '')
  return Number.isNaN(made) ? null : Math.floor((now.getTime() - made) / 86_400_000)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "18 Nov 2026", in UTC: what is typed days later still says the same, and is still true. */
export function dated(at: string | null): string {
  const date = new Date(at ?? '')
  if (Number.isNaN(date.getTime())) return 'an unknown day'
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

export function listed(names: readonly string[]): string {
  const [last, ...before] = [...names].reverse()
  if (last === undefined) return ''
  return before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`
}

export function day(at: Date | string): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** A name for something new, with the day in it, that fits everywhere. */
export function nameFor({ name }: Pick<Target, 'name'>, what: string, now: Date): string {
  return `${cutText(name, 30)}-${what}-${now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}`
}
