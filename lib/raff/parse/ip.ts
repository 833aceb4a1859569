import { z } from 'zod'
import { flag, id, optionalId, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** A public address. It does not say which server has it. */
export type Ip = RowOf<typeof readIp>

export const readIp = rowReader(
  z
    .object({
      id,
      ip_address: text,
      type: text,
      status: text,
      reserved: flag,
      region: optionalText,
      project_id: optionalId,
      created_by: optionalId,
      created_at: optionalTime,
      updated_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      address: row.ip_address,
      type: row.type,
      status: row.status,
      reserved: row.reserved,
      region: row.region,
      projectId: row.project_id,
      createdBy: row.created_by,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
)
