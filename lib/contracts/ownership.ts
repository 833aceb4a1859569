import { z } from 'zod'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { KINDS } from '../domain/inventory/kinds'
import { OWNER_KINDS, parseOwnerKey } from '../domain/inventory/owner'
import { OWNERSHIP_FIELDS } from '../domain/ownership/ownership'
import { listOf } from './answers'
import { sentenceField } from './fields'
import { ownerAnswer, resourceFilter } from './inventory'

// Who answers for what, as our API shows and takes it.

const ownerField = z
  .union(
    [
      z
        .string()
        .regex(/^(person|member|team):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
        .transform((key) => parseOwnerKey(key)),
      z.strictObject({ kind: z.enum(OWNER_KINDS), id: z.uuid() }),
      z.null(),
    ],
    'Send an owner such as person:<id>, member:<id> or team:<id>; null for nobody.',
  )
  .describe('As person:<id>, member:<id> or team:<id>, or as { kind, id }; null for nobody.')

const environment = z.enum(ENVIRONMENTS, `Choose one of: ${ENVIRONMENTS.join(', ')}.`)

const FIRST_DAY = '2000-01-01'
const LAST_DAY = '2100-12-31'

export const dayField = z.iso
  .date('Send a day such as 2026-12-31.')
  .refine((day) => day >= FIRST_DAY && day <= LAST_DAY, 'Choose a day between 2000 and 2100.')

const edit = {
  owner: ownerField.optional(),
  backupOwner: ownerField.optional(),
  purpose: sentenceField.nullable().optional().describe('One sentence; null or empty: none.'),
  environment: environment.nullable().optional().describe('Its own; null: the one of its project.'),
  endsOn: dayField.nullable().optional(),
  reviewOn: dayField.nullable().optional(),
  askFirst: z.boolean('Send true or false.').optional(),
}

const saysSomething = (body: Record<string, unknown>) =>
  body.confirm === true || OWNERSHIP_FIELDS.some((field) => body[field] !== undefined)

const SAY_WHAT = { path: ['owner'], error: `Say what to change: ${OWNERSHIP_FIELDS.join(', ')}, or confirm.` }

export const changeOwnershipBody = z
  .strictObject({
    ...edit,
    confirm: z.literal(true, 'Send true to say that it is still theirs.').optional(),
    version: z.int('Send the version you saw; 0 when nothing was said yet.').min(0).optional(),
  })
  .refine(saysSomething, SAY_WHAT)
export type ChangeOwnershipBody = z.input<typeof changeOwnershipBody>

export const resourceParams = z.object({ id: z.uuid('This is not the id of a thing.') })
export const keyParams = z.object({ id: z.uuid('This is not the id of a key.') })

export const ownershipAnswer = z
  .object({
    resourceId: z.uuid(),
    owner: ownerAnswer.nullable(),
    backupOwner: ownerAnswer.nullable(),
    purpose: z.string().nullable(),
    environment: environment.nullable().describe('Its own; null: the one of its project.'),
    endsOn: z.string().nullable(),
    reviewOn: z.string().nullable(),
    askFirst: z.boolean(),
    confirmedAt: z.iso.datetime().nullable(),
    confirmedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    updatedAt: z.iso.datetime().nullable(),
    version: z.int().describe('Send it back with a change: the change is refused if somebody was faster.'),
    mine: z.boolean().describe('Whether the one who asks is the owner, or in the team that is.'),
    whyNotConfirm: z.string().nullable().describe('Why the one who asks cannot say “still mine”; null: they can.'),
    suggestions: z
      .array(z.object({ owner: ownerAnswer, because: z.string() }))
      .describe('Who it might be, while nobody is. Never applied by itself.'),
  })
  .meta({ id: 'Ownership' })
export type OwnershipAnswer = z.infer<typeof ownershipAnswer>

/** Things at once. More would hold up everybody else who changes something. */
export const BULK_MOST = 5_000

const ids = z
  .array(z.uuid('This is not the id of a thing.'))
  .min(1, 'Name at least one thing.')
  .max(BULK_MOST, `At most ${BULK_MOST.toLocaleString('en')} things at once.`)

export const changeManyOwnershipsBody = z
  .strictObject({
    ids: ids.optional(),
    filter: resourceFilter.omit({ gone: true }).strict().optional().describe('Everything the inventory shows for it.'),
    expected: z
      .int()
      .min(1)
      .optional()
      .describe('How many the filter showed: refused when it is another number by now.'),
    change: z.strictObject(edit).refine(saysSomething, { ...SAY_WHAT, path: [] }),
  })
  .refine((body) => (body.ids === undefined) !== (body.filter === undefined), {
    path: ['ids'],
    error: 'Name the things by ids, or by a filter.',
  })
export type ChangeManyOwnershipsBody = z.input<typeof changeManyOwnershipsBody>

export const confirmOwnershipsBody = z.strictObject({ ids })

export const ownershipResults = z
  .object({
    results: z.array(
      z.object({
        id: z.uuid(),
        name: z.string().nullable(),
        outcome: z.enum(['changed', 'same', 'refused']),
        why: z.string().nullable().describe('Why it was refused.'),
      }),
    ),
    changed: z.int(),
    same: z.int().describe('Were so already.'),
    refused: z.int(),
  })
  .meta({ id: 'OwnershipResults' })
export type OwnershipResults = z.infer<typeof ownershipResults>

export const ownerChoice = ownerAnswer.extend({
  email: z.string().nullable(),
  people: z.int().nullable().describe('Of a team: how many people who can come in are in it.'),
})
export const ownersAnswer = listOf(ownerChoice)
export type OwnersAnswer = z.infer<typeof ownersAnswer>
export type OwnerChoice = z.infer<typeof ownerChoice>

export const suggestionsBody = z.strictObject({ ids })
export const suggestionsAnswer = z.object({
  data: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(KINDS),
      name: z.string(),
      suggestions: ownershipAnswer.shape.suggestions,
    }),
  ),
})
export type SuggestionsAnswer = z.infer<typeof suggestionsAnswer>
