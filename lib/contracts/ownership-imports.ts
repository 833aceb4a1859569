import { z } from 'zod'
import { KINDS } from '../domain/inventory/kinds'
import { OWNERSHIP_FIELDS } from '../domain/ownership/ownership'
import { LINE_STATES } from '../domain/ownership/understand-row'
import { listOf } from './answers'
import { resourceFilter } from './inventory'

// Owners from a file: looked at line by line first, then applied exactly as it was shown.

export const importQuery = z.object({
  name: z
    .string()
    .max(200)
    .transform((text) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim())
    .optional()
    .describe('What the file is called.'),
})

export const importParams = z.object({ id: z.uuid('This is not the id of a preview.') })

export const importAnswer = z
  .object({
    id: z.uuid(),
    fileName: z.string().nullable(),
    madeAt: z.iso.datetime(),
    appliedAt: z.iso.datetime().nullable(),
    changes: z.int().describe('Lines that would change something.'),
    same: z.int().describe('Lines that say what is so already.'),
    problems: z.int().describe('Lines that cannot be used and are left out.'),
    unused: z.array(z.string()).describe('Columns that mean nothing here.'),
  })
  .meta({ id: 'OwnershipImport' })
export type ImportAnswer = z.infer<typeof importAnswer>

const value = z.union([z.string(), z.boolean(), z.null()])

export const importLine = z.object({
  line: z.int(),
  state: z.enum(LINE_STATES),
  resourceId: z.uuid().nullable(),
  kind: z.enum(KINDS).nullable(),
  name: z.string(),
  changes: z.array(z.object({ field: z.enum(OWNERSHIP_FIELDS), before: value, after: value })),
  problems: z.array(
    z.object({
      column: z.string().nullable(),
      message: z.string(),
      perhaps: z.object({ key: z.string(), name: z.string() }).nullable().describe('Who may have been meant.'),
    }),
  ),
})
export type ImportLine = z.infer<typeof importLine>

export const importLinesQuery = z.object({
  state: z.enum(LINE_STATES, `Choose one of: ${LINE_STATES.join(', ')}.`).optional(),
  cursor: z.coerce.number('Send the nextCursor of an earlier answer.').int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export const importLinesAnswer = listOf(importLine)
export type ImportLinesAnswer = z.infer<typeof importLinesAnswer>

export const templateQuery = resourceFilter.omit({ gone: true })
