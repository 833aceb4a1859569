import { z } from 'zod'
import { id, optionalAmount, optionalId, optionalText, optionalTime, optionalWhole, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** A backup. `incrementId`: null stands alone, 0 is the baseline of a series, n a later point of it. */
export type Backup = RowOf<typeof readBackup>

export const readBackup = rowReader(
  z
    .object({
      id,
      name: text,
      status: text,
      storage_size: optionalAmount,
      increment_id: optionalWhole,
      product_vm: optionalId,
      expire_date: optionalTime,
      price_per_hour: optionalAmount,
      region: optionalText,
      project_id: optionalId,
      created_by: optionalId,
      created_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      status: row.status,
      sizeMb: row.storage_size,
      incrementId: row.increment_id,
      vmId: row.product_vm,
      expiresAt: row.expire_date,
      pricePerHour: row.price_per_hour,
      region: row.region,
      projectId: row.project_id,
      createdBy: row.created_by,
      createdAt: row.created_at,
    })),
)
