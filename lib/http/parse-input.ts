import type { z } from 'zod'
import { brokenText } from '../domain/broken-text'
import { Refusal } from '../domain/refusals'
import { plainWords } from './plain-words'

/** Checks what was sent against what the route declares; a refusal names each field and what to do about it. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const broken = findBroken(given, [])
  if (broken) throw refuse(broken)
  const result = schema.safeParse(given, { error: plainWords })
  if (result.success) return result.data
  const fields: Record<string, string> = {}
  for (const issue of result.error.issues) {
    for (const [field, message] of namesOf(issue)) fields[field] ??= message
  }
  throw refuse(fields)
}

/** What the address of a page asks for; undefined when it cannot be read: the page asks our API, and shows what that says. */
export function parseAddress<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> | undefined {
  try {
    return parseInput(schema, given)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function refuse(fields: Record<string, string>): Refusal {
  const sentences = Object.entries(fields).map(([field, message]) => `${field}: ${message}`)
  return new Refusal('invalid', `Please correct what was sent. ${sentences.slice(0, 5).join(' ')}`, { fields })
}

function namesOf(issue: z.core.$ZodIssue): [string, string][] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => [[...path, key].join('.'), 'There is no such field here.'])
  }
  return [[path.join('.') || 'body', issue.message]]
}

/** Postgres cannot keep such a text: refused here, by name, instead of as a failure of the database. */
function findBroken(value: unknown, path: string[]): Record<string, string> | null {
  const at = (why: string) => ({ [path.join('.') || 'body']: why })
  if (typeof value === 'string') {
    const why = brokenText(value)
    return why === null ? null : at(why)
  }
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const why = brokenText(key)
    const found = why === null ? findBroken(inner, [...path, key]) : at(why)
    if (found) return found
  }
  return null
}

/** A query as an object: a name that is given twice becomes a list. */
export function queryOf(url: string): Record<string, string | string[]> {
  const search = new URL(url).searchParams
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const values = search.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}
