import { z } from 'zod'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { KINDS } from '../domain/inventory/kinds'
import { parseOwnerKey } from '../domain/inventory/owner'
import { HANDOVER_PARTS } from '../domain/ownership/handover'
import { listOf } from './answers'
import { ownerAnswer } from './inventory'
import { BULK_MOST } from './ownership'

// What somebody leaves behind when they go, and who takes it over.

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

const someone = z
  .string('Send an owner such as person:<id>.')
  .regex(new RegExp(`^(person|member|team):${UUID}$`), 'Send an owner such as person:<id>, member:<id> or team:<id>.')

const heir = z
  .union([someone.transform((key) => parseOwnerKey(key)), z.null()], 'Send an owner such as person:<id>; null: nobody.')
  .describe('As person:<id>, member:<id> or team:<id>; null: nobody, and out of the team.')

export const handoverQuery = z.object({ owner: someone })

export const handoverItem = z.object({
  part: z
    .enum(HANDOVER_PARTS)
    .describe(
      'owned: theirs. backup: they stand in. key: they made it and nobody answers for it. team: they are in it. finding: they look into it.',
    ),
  id: z.uuid(),
  kind: z.enum([...KINDS, 'team', 'finding']),
  name: z.string(),
  projectName: z.string().nullable(),
  environment: z.enum(ENVIRONMENTS).nullable(),
  purpose: z.string().nullable().describe('What it is for; of a finding: what was found.'),
  other: ownerAnswer.nullable().describe('The backup owner of what is theirs, the owner of what they stand in for.'),
  version: z.int(),
})
export type HandoverItem = z.infer<typeof handoverItem>

export const handoverAnswer = listOf(handoverItem).extend({ from: ownerAnswer })
export type HandoverAnswer = z.infer<typeof handoverAnswer>

export const handOverBody = z
  .strictObject({
    from: someone,
    items: z
      .array(
        z.strictObject({
          part: z.enum(HANDOVER_PARTS, `Choose one of: ${HANDOVER_PARTS.join(', ')}.`),
          id: z.uuid('This is not the id of a thing.'),
          to: heir,
          version: z.int('Send the version you saw.').min(0).optional(),
        }),
      )
      .min(1, 'Name at least one thing.')
      .max(BULK_MOST, `At most ${BULK_MOST.toLocaleString('en')} things at once.`)
      .optional(),
    all: z
      .strictObject({
        to: someone.transform((key) => parseOwnerKey(key)),
        expected: z.int('Send how many there were.').min(1).optional(),
      })
      .optional()
      .describe('Everything to one; refused when it is more or less than was seen.'),
  })
  .refine((body) => (body.items === undefined) !== (body.all === undefined), {
    path: ['items'],
    error: 'Send items, or all with one who takes everything over.',
  })
export type HandOverBody = z.input<typeof handOverBody>

export const handOverAnswer = z
  .object({
    results: z.array(
      z.object({
        part: z.enum(HANDOVER_PARTS),
        id: z.uuid(),
        name: z.string().nullable(),
        outcome: z.enum(['changed', 'same', 'refused']),
        why: z.string().nullable(),
      }),
    ),
    changed: z.int(),
    refused: z.int(),
    left: z.int().describe('How much is still theirs.'),
  })
  .meta({ id: 'HandedOver' })
export type HandOverAnswer = z.infer<typeof handOverAnswer>

export const leaverAnswer = z.object({
  owner: ownerAnswer,
  owned: z.int(),
  backup: z.int(),
  key: z.int(),
  team: z.int(),
  finding: z.int(),
})
export type LeaverAnswer = z.infer<typeof leaverAnswer>
export const leaversAnswer = listOf(leaverAnswer).extend({
  membersKnown: z.boolean().describe('False: who belongs to the Raff account could not be read. More may have left.'),
})
export type LeaversAnswer = z.infer<typeof leaversAnswer>
