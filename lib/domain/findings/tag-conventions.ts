import type { Conventions } from './policy'

// What a team says about its servers with tags. Raff's tags are free text: a convention like `expires=2026-12-01` is a tag
// whose name holds the pair.

/** The value behind `name=`; null without such a tag. */
export function tagValue(tags: readonly string[], name: string): string | null {
  const prefix = `${name.toLowerCase()}=`
  const found = tags.find((tag) => tag.toLowerCase().startsWith(prefix))
  return found === undefined ? null : found.slice(prefix.length).trim()
}

export function isTemporary(tags: readonly string[], { temporary }: Conventions): boolean {
  return tags.some((tag) => tag.trim().toLowerCase() === temporary.toLowerCase())
}

const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

export type EndDate = { text: string; at: Date | null }

/**
 * When it ends by its tag: a day ends with its last moment in UTC, a date with a time at that moment. `at` is null for what
 * is not a date.
 */
export function endOfTag(tags: readonly string[], { expires }: Conventions): EndDate | null {
  const text = tagValue(tags, expires)
  if (text === null) return null
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return { text, at: null }
  const parsed = Date.parse(DAY.test(text) ? `${text}T00:00:00Z` : text)
  if (Number.isNaN(parsed)) return { text, at: null }
  if (!DAY.test(text)) return { text, at: new Date(parsed) }
  // the calendar has no 31 February, whatever a parser makes of it
  const isReal = new Date(parsed).toISOString().startsWith(text)
  return { text, at: isReal ? new Date(parsed + DAY_MS) : null }
}

/** A day that people chose begins at midnight in UTC … */
export function startOfDay(day: Date): Date {
  return new Date(Math.floor(day.getTime() / DAY_MS) * DAY_MS)
}

/** … and ends with its last moment. */
export function endOfDay(day: Date): Date {
  return new Date(startOfDay(day).getTime() + DAY_MS)
}
