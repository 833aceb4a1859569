import { z } from 'zod'
import { id, optionalFlag, optionalId, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** A role. Editing one changes every key that uses it. */
export type Role = RowOf<typeof readRole>

export const readRole = rowReader(
  z
    .object({
      id,
      name: text,
      slug: optionalText,
      description: optionalText,
      scope: text,
      permissions: z.array(text),
      is_system: optionalFlag,
      created_by: optionalId,
      created_at: optionalTime,
      updated_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      slug: row.slug,
      description: row.description,
      scope: row.scope,
      permissions: row.permissions,
      isSystem: row.is_system,
      createdBy: row.created_by,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
)
