import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseInput } from './parse-input'

function said(schema: z.ZodType, value: unknown): Record<string, string> {
  try {
    parseInput(z.strictObject({ it: schema }), { it: value })
  } catch (error) {
    return (error as { fields: Record<string, string> }).fields
  }
  return {}
}

describe('what is wrong with a value is said with what to send instead', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['a missing one', z.string(), undefined, 'This is missing.'],
    ['a number for a text', z.string(), 7, 'This must be a text.'],
    ['a text for a number', z.coerce.number(), 'many', 'This must be a number.'],
    ['half of one', z.coerce.number().int(), '1.5', 'This must be a whole number.'],
    ['a text for a switch', z.boolean(), 'yes', 'This must be true or false.'],
    ['one for a list', z.array(z.string()), 'one', 'This must be a list.'],
    ['a number for an object', z.object({}), 3, 'This must be an object.'],
    ['too much', z.coerce.number().max(500), '99999', 'This must be 500 or less.'],
    ['just too much', z.number().lt(500), 500, 'This must be less than 500.'],
    ['too little', z.number().min(1), 0, 'This must be 1 or more.'],
    ['nothing', z.number().gt(0), 0, 'This must be more than 0.'],
    ['a text that is too long', z.string().max(200), 'x'.repeat(201), 'Use at most 200 characters.'],
    ['a text that is too short', z.string().min(12), 'x', 'Use at least 12 characters.'],
    ['an empty text', z.string().min(1), '', 'This is empty.'],
    ['an empty list', z.array(z.string()).min(1), [], 'Send at least 1 of them.'],
    ['a long list', z.array(z.string()).max(2), ['a', 'b', 'c'], 'Send at most 2 of them.'],
    [
      'a word that is not on the list',
      z.enum(['keep', 'exempt', 'postpone']),
      'drop',
      'This must be one of keep, exempt or postpone.',
    ],
    ['anything but the one word', z.literal(true), false, 'This must be true.'],
    ['no id', z.uuid(), 'x', 'This is not an id.'],
    ['no day', z.iso.date(), 'soon', 'Write the day like 2026-05-20.'],
    ['no time', z.iso.datetime(), 'soon', 'Write the time like 2026-05-20T09:30:00Z.'],
    ['a pattern that does not fit', z.string().regex(/^a$/), 'b', 'This is not written as it has to be.'],
    ['a step between', z.number().multipleOf(5), 7, 'This must be a multiple of 5.'],
    ['none of several', z.union([z.string(), z.number()]), true, 'This is none of what may stand here.'],
  ])('%s', (_, schema, value, sentence) => {
    expect(said(schema, value)).toEqual({ it: sentence })
  })

  it('words of a schema of its own come first', () => {
    expect(said(z.string('Enter a name.').max(3, 'Use at most three.'), 'four')).toEqual({ it: 'Use at most three.' })
    expect(said(z.string('Enter a name.'), 7)).toEqual({ it: 'Enter a name.' })
  })

  it('a field that is not there is named', () => {
    expect(() => parseInput(z.strictObject({ it: z.string() }), { it: 'x', that: 1 })).toThrow('that: There is no such')
  })
})
