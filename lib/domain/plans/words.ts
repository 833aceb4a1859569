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
  if (at === null) return 'at an unknown time'
  const days = Math.floor((now.getTime() - Date.parse(at)) / 86_400_000)
  if (days < 1) return 'today'
  return days === 1 ? '1 day ago' : `${days} days ago`
}

export function daysOld(at: string | null, now: Date): string {
  if (at === null) return 'of unknown age'
  const days = Math.floor((now.getTime() - Date.parse(at)) / 86_400_000)
  if (days < 1) return 'less than a day old'
  return days === 1 ? '1 day old' : `${days} days old`
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
  return `${name.slice(0, 30)}-${what}-${now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}`
}
