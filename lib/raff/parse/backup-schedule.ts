import { z } from 'zod'
import { id, optionalAmount, optionalId, optionalText, optionalTime, optionalWhole, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** A backup schedule. `runtime` is prose: "Saturday 8am". */
export type BackupSchedule = RowOf<typeof readBackupSchedule>

export const readBackupSchedule = rowReader(
  z
    .object({
      id,
      name: text,
      type: text,
      runtime: optionalText,
      keep_count: optionalWhole,
      product_vm: optionalId,
      size: optionalText,
      price_per_hour: optionalAmount,
      region: optionalText,
      project_id: optionalId,
      created_by: optionalId,
      created_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      type: row.type,
      runtime: row.runtime,
      keepCount: row.keep_count,
      vmId: row.product_vm,
      size: row.size,
      pricePerHour: row.price_per_hour,
      region: row.region,
      projectId: row.project_id,
      createdBy: row.created_by,
      createdAt: row.created_at,
    })),
)
