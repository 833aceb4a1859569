import { z } from 'zod'
import { KINDS } from '../domain/inventory/kinds'
import { EDGE_KINDS } from '../domain/inventory/relations'
import { TIMELINE_KINDS } from '../domain/inventory/timeline'
import { resourceRow, thingAnswer } from './inventory'
import { ownershipAnswer } from './ownership'

// One thing with all that is known about it: what its page shows.

const instant = z.iso.datetime()

export const resourceQuery = z.object({
  timeline: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(100)
    .describe('How many lines of its timeline, newest first.'),
})

/** One fact in plain words, with Raff’s own word for it. */
export const factAnswer = z.object({
  label: z.string(),
  value: z.string().nullable().describe('Null: Raff does not say.'),
  raffTerm: z.string().nullable().describe('The field as Raff calls it.'),
  isTime: z.boolean().describe('The value is a moment, as ISO text.'),
})

export const relationGroup = z.object({
  edge: z.enum(EDGE_KINDS),
  direction: z.enum(['forward', 'back']).describe('forward: from this thing to those; back: from those to this.'),
  words: z.string().describe('What those are to this one, such as “public address” or “copy of”.'),
  total: z.number().int().describe('How many there are; more than are listed where a project holds hundreds.'),
  things: z.array(thingAnswer.extend({ detail: z.string().nullable() })),
})
export type RelationGroup = z.infer<typeof relationGroup>

export const danglingAnswer = z.object({
  kind: z.enum(KINDS),
  raffId: z.string(),
  id: z.uuid().nullable().describe('Ours, when we ever saw it.'),
  state: z.enum(['gone', 'unknown']),
  sentence: z.string(),
})

export const timelineEntry = z.object({
  what: z.enum(TIMELINE_KINDS),
  field: z.string().nullable(),
  sentence: z.string().describe('With `by`, what that person did: “Gave it to Dana.”'),
  by: z.string().nullable().describe('The person who did it here; null: seen at Raff.'),
  after: instant.nullable().describe('It happened after this; null: nobody knows since when, or it is exact.'),
  at: instant.describe('It had happened by then.'),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

export const resourceAnswer = resourceRow
  .extend({
    accountName: z.string(),
    practice: z.boolean().describe('It is in the practice account.'),
    facts: z.array(factAnswer),
    other: z.array(z.object({ field: z.string(), value: z.string() })).describe('Whatever else Raff says, as it is.'),
    statusSentence: z.string().nullable().describe('Since when it is so, never more than was seen.'),
    secretSentence: z.string().nullable().describe('Of an API key: how old its secret is.'),
    costSentence: z.string().describe('The monthly cost and where it comes from.'),
    ownership: ownershipAnswer,
    ownerSentence: z.string(),
    relations: z.array(relationGroup),
    dangling: z.array(danglingAnswer).describe('What it names and is not there.'),
    timeline: z.array(timelineEntry).describe('The newest first.'),
    timelineTotal: z.number().int(),
    freshness: z.object({
      sentence: z.string(),
      completeAt: instant.nullable().describe('When its kind was last read as a whole.'),
      triedAt: instant.nullable(),
      blind: z.string().nullable(),
    }),
    live: z
      .object({ connectionId: z.uuid(), path: z.string() })
      .nullable()
      .describe('Where it can be read from Raff right now: /api/raff/{connectionId}/{path}; null: nowhere.'),
    asOf: instant,
  })
  .meta({ id: 'ResourceDetail' })
export type ResourceAnswer = z.infer<typeof resourceAnswer>

export const liveAnswer = z
  .object({
    state: z.enum(['same', 'different', 'gone']).describe('gone: Raff does not know it any more.'),
    differences: z.array(z.string()).describe('What changed since the last reading, a sentence each.'),
    askedAt: instant,
  })
  .meta({ id: 'LiveComparison' })
export type LiveAnswer = z.infer<typeof liveAnswer>
