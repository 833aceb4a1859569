import { z } from 'zod'
import { COLUMNS, GROUPS, parseOrder, SORTS } from '../domain/inventory/columns'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { KINDS } from '../domain/inventory/kinds'
import { OWNER_KINDS } from '../domain/inventory/owner'
import { CHANGE_KINDS } from '../domain/inventory/say-change'
import { listOf } from './answers'
import { cursorField, searchField } from './fields'

// The inventory as our API shows it: one list for every kind, filtered, sorted and counted by the database.

const instant = z.iso.datetime()

const given = z.union([z.string().max(8_000), z.array(z.string().max(8_000))])

/** `a,b` or the parameter repeated; at most a hundred values. */
function several<Value extends z.ZodType<unknown, string>>(value: Value) {
  return given
    .transform((texts) => [texts].flat().flatMap((text) => text.split(',').filter((part) => part !== '')))
    .pipe(z.array(value).max(100, 'At most 100 values at once.'))
    .optional()
}

/** The parameter repeated: these values may hold commas themselves. */
function repeated<Value extends z.ZodType<unknown, string>>(value: Value) {
  return given
    .transform((texts) => [texts].flat())
    .pipe(z.array(value).max(100, 'At most 100 values at once.'))
    .optional()
}

const kind = z.enum(KINDS, `Choose one of: ${KINDS.join(', ')}.`)
const environment = z.enum([...ENVIRONMENTS, 'none'], `Choose one of: ${ENVIRONMENTS.join(', ')}, none.`)
const owner = z.string().regex(/^(none|gone|unconfirmed|me|(person|member|team):[0-9a-f-]{36})$/, {
  error: 'Send none, gone, unconfirmed, me, or an owner such as person:<id>.',
})

export const resourceFilter = z.object({
  account: z.uuid('This is not the id of an account.').optional(),
  kind: several(kind),
  project: several(z.string().max(200)).describe('Ids of projects at Raff, or none.'),
  environment: several(environment),
  owner: several(owner),
  status: repeated(z.string().max(100)).describe('Raff’s words.'),
  tag: repeated(z.string().max(200)).describe('Any of these; none: servers without tags.'),
  finding: several(z.string().max(100)).describe('Any of these; any: with at least one.'),
  changed: several(z.enum(CHANGE_KINDS, `Choose one of: ${CHANGE_KINDS.join(', ')}.`)).describe(
    'What happened to it since then, any of these. What has gone is only shown where gone asks for it.',
  ),
  since: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], 'Send a day such as 2026-12-31, or a time of one.')
    .optional()
    .describe('Only what changed since. Without it, changed looks as far back as changes are kept.'),
  gone: z.enum(['no', 'only', 'all'], 'Choose no, only or all.').default('no'),
  q: searchField.describe('Words in name, address, tag, id, project or owner. All of them must match.'),
})
export type ResourceFilter = z.output<typeof resourceFilter>

const sort = z
  .string()
  .default('name')
  .refine(
    (text) => parseOrder(text) !== null,
    `Sort by one of ${SORTS.join(', ')}; with - in front for the other way round.`,
  )

export const resourcesQuery = resourceFilter.extend({
  sort,
  cursor: cursorField.describe('The nextCursor of an earlier answer to the same question.'),
  skip: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .describe('Rows to leave out first, to jump into the middle of a long list. To go on, the cursor is quicker.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const ownerAnswer = z.object({
  kind: z.enum(OWNER_KINDS),
  id: z.uuid(),
  key: z.string().describe('Kind and id in one, as the filter takes it.'),
  name: z.string(),
  gone: z.boolean().describe('Switched off, removed from the account, or a team without people.'),
})
export type OwnerAnswer = z.infer<typeof ownerAnswer>

/** Enough to name another thing and to lead to it. */
export const thingAnswer = z.object({
  id: z.uuid(),
  kind,
  raffId: z.string(),
  name: z.string(),
  status: z.string().nullable(),
  projectName: z.string().nullable(),
  gone: z.boolean(),
})
export type ThingAnswer = z.infer<typeof thingAnswer>

export const resourceRow = z
  .object({
    id: z.uuid(),
    accountId: z.uuid(),
    raffId: z.string(),
    kind,
    name: z.string(),
    status: z.string().nullable().describe('Raff’s own word.'),
    statusSince: z
      .object({ after: instant.nullable(), by: instant })
      .describe(
        'It became so after the one and was so by the other; after is null where it was so from the beginning.',
      ),
    projectId: z.string().nullable(),
    projectName: z.string().nullable(),
    environment: z.enum(ENVIRONMENTS).nullable(),
    environmentFrom: z.enum(['own', 'confirmed', 'guessed']).nullable(),
    owner: ownerAnswer.nullable(),
    ownerConfirmedAt: instant.nullable(),
    monthlyCost: z.number().nullable().describe('Dollars; null: nobody knows.'),
    costSource: z.enum(['raff', 'catalog', 'free', 'unknown']),
    parent: thingAnswer
      .nullable()
      .describe('The server a disk hangs on, what a copy was taken of, who holds an address.'),
    addresses: z.array(z.string()),
    tags: z.array(z.string()),
    findings: z.array(z.string()),
    createdAt: instant.nullable(),
    firstSeenAt: instant,
    firstSeenAfter: instant.nullable().describe('Null: it was there when we began watching.'),
    lastSeenAt: instant,
    goneAt: instant.nullable(),
    blind: z.string().nullable().describe('Why it may be out of date, as a sentence; null: it is not.'),
  })
  .meta({ id: 'Resource' })
export type ResourceRow = z.infer<typeof resourceRow>

export const resourcesAnswer = listOf(resourceRow)
export type ResourcesAnswer = z.infer<typeof resourcesAnswer>

export const totalsQuery = resourceFilter.extend({
  group: z.enum(GROUPS, `Group by one of: ${GROUPS.join(', ')}.`).optional(),
})

const total = {
  count: z.number().int(),
  monthlyCost: z.number().describe('Of what is known.'),
  unknownCosts: z.number().int().describe('How many things the sum leaves out because nobody knows their price.'),
}

export const totalsAnswer = z.object({
  total: z.object(total),
  groups: z
    .array(
      z.object({
        key: z.string().nullable(),
        name: z.string().nullable(),
        ...total,
        kinds: z.partialRecord(kind, z.number().int()).describe('How many of each kind.'),
      }),
    )
    .describe('The most expensive first. A thing with several tags is in several groups.'),
  asOf: instant,
})
export type TotalsAnswer = z.infer<typeof totalsAnswer>

export const exportQuery = resourceFilter.extend({
  sort,
  columns: several(z.enum(COLUMNS, `Choose from: ${COLUMNS.join(', ')}.`)),
})
