import { z } from 'zod'
import { id, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** A saved image: new servers can be made from it. */
export type VmImage = RowOf<typeof readVmImage>

export const readVmImage = rowReader(
  z
    .object({ id, name: text, description: optionalText, region: optionalText, created_at: optionalTime })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      description: row.description,
      region: row.region,
      createdAt: row.created_at,
    })),
)
