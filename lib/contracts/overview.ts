import { z } from 'zod'
import { AREAS } from '../domain/findings/finding'
import { KINDS } from '../domain/inventory/kinds'
import { findingAnswer } from './findings'

// The first page: what needs a decision this week, in numbers that lead to the rows behind them.

const instant = z.iso.datetime()

export const TILES = ['approvals', 'backups', 'stale', 'keys', 'ownerless'] as const
export type Tile = (typeof TILES)[number]

export const tileAnswer = z.object({
  tile: z.enum(TILES),
  title: z.string(),
  count: z.number().int().describe('What needs a decision: the rows behind the link.'),
  decided: z.number().int().describe('As true as those, but decided or put off: not counted above.'),
  change: z
    .number()
    .int()
    .nullable()
    .describe('Of all of them, decided or not, against a week ago; null: we did not watch then.'),
  changeSentence: z.string(),
  sentence: z.string().describe('What the number counts.'),
  href: z.string(),
})
export type TileAnswer = z.infer<typeof tileAnswer>

export const overviewAnswer = z.object({
  sentence: z.string().describe('"This week a decision is needed on 4 servers and disks not safely backed up, …"'),
  nothingToDecide: z.boolean().describe('Never while an account was not read to the end and looked through.'),
  parts: z
    .array(z.object({ count: z.number().int(), words: z.string(), href: z.string() }))
    .describe('The sentence, as pieces that lead somewhere.'),
  tiles: z.array(tileAnswer).length(TILES.length),
  areas: z
    .array(z.object({ area: z.enum(AREAS), count: z.number().int(), href: z.string() }))
    .describe('What needs a decision, by area.'),
  worst: z.array(findingAnswer).describe('The first few of what needs a decision, the worst first.'),
  rotations: z
    .array(
      z.object({
        requestId: z.uuid(),
        title: z.string(),
        now: z.string().describe('What is next, or what holds it up.'),
        owner: z.string().nullable().describe('Whose turn it is. Null: Stocktake’s own.'),
        dueAt: instant.nullable(),
        isLate: z.boolean(),
      }),
    )
    .describe('Keys that are being replaced, until that is over.'),
  money: z.object({
    monthly: z.number().describe('Everything together, as far as prices are known.'),
    unknownCosts: z.number().int(),
    change: z.number().nullable().describe('Against a week ago.'),
    saving: z.number().describe('What settling everything stale would save a month.'),
    weeks: z
      .array(z.object({ day: z.iso.date(), monthly: z.number().nullable(), unknownCosts: z.number().int() }))
      .describe('Twelve weeks, the oldest first; null: we did not watch then.'),
  }),
  changed: z.object({
    since: instant,
    watched: z
      .enum(['week', 'part', 'not'])
      .describe('The whole week, since a day within it, or not at all yet: nothing is told of what nobody watched.'),
    sentence: z.string(),
    items: z.array(
      z.object({
        kind: z.enum(KINDS),
        what: z.enum(['appeared', 'changed', 'gone', 'returned']),
        count: z.number().int(),
        sentence: z.string(),
        href: z.string(),
      }),
    ),
  }),
  freshness: z.object({
    completeAt: instant.nullable().describe('Everything shown was there at this moment, but for the blind spots.'),
    findingsAt: instant.nullable().describe('When findings were last worked out.'),
    sentence: z.string(),
    late: z.boolean(),
    blind: z.array(z.string()),
  }),
  policyVersion: z.number().int(),
  asOf: instant,
})
export type OverviewAnswer = z.infer<typeof overviewAnswer>
