import type { z } from 'zod'

/** What is wrong with a value and what to send instead, where the schema has no words of its own for it. */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : `This must be ${TYPES[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `This must be ${listed(issue.values.map(String))}.`
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false)
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false)
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is not written as it has to be.'
    case 'not_multiple_of':
      return `This must be a multiple of ${issue.divisor}.`
    case 'invalid_union':
      return 'This is none of what may stand here.'
    default:
      return undefined
  }
}

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
  null: 'null',
}

const FORMATS: Record<string, string> = {
  uuid: 'This is not an id.',
  email: 'Write an email address like dana@example.com.',
  url: 'Write an address like https://example.com.',
  date: 'Write the day like 2026-05-20.',
  datetime: 'Write the time like 2026-05-20T09:30:00Z.',
}

function tooBig(origin: string, maximum: number, inclusive: boolean): string {
  if (origin === 'string') return `Use at most ${counted(maximum, 'character')}.`
  if (origin === 'array' || origin === 'set') return `Send at most ${maximum} of them.`
  return inclusive ? `This must be ${maximum} or less.` : `This must be less than ${maximum}.`
}

function tooSmall(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === 'string') return minimum === 1 ? 'This is empty.' : `Use at least ${counted(minimum, 'character')}.`
  if (origin === 'array' || origin === 'set') return `Send at least ${minimum} of them.`
  return inclusive ? `This must be ${minimum} or more.` : `This must be more than ${minimum}.`
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? (values[0] ?? 'nothing') : `one of ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}
