import { z } from 'zod'
import { id, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** An SSH key: the public half. */
export type SshKey = RowOf<typeof readSshKey>

export const readSshKey = rowReader(
  z
    .object({
      id,
      name: text,
      public_key: text,
      key_type: optionalText,
      created_at: optionalTime,
      updated_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      publicKey: row.public_key,
      keyType: row.key_type,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
)
