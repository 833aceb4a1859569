import { z } from 'zod'
import { id, optionalFlag, optionalId, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** A project: the boundary of access. */
export type Project = RowOf<typeof readProject>

export const readProject = rowReader(
  z
    .object({
      id,
      name: text,
      slug: optionalText,
      description: optionalText,
      default_region: optionalText,
      is_default: optionalFlag,
      is_active: optionalFlag,
      created_by: optionalId,
      created_at: optionalTime,
      updated_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      slug: row.slug,
      description: row.description,
      defaultRegion: row.default_region,
      isDefault: row.is_default,
      isActive: row.is_active,
      createdBy: row.created_by,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
)
