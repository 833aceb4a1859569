import { z } from 'zod'
import { id, optionalAmount, optionalId, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** A snapshot. `status` is '' when saved, `active` when its source runs on it. Which volume it is of, only the question tells. */
export type Snapshot = RowOf<typeof readSnapshot>

export const readSnapshot = rowReader(
  z
    .object({
      id,
      type: text,
      name: text,
      status: optionalText,
      size: optionalText,
      target_size: optionalText,
      product_vm: optionalId,
      price_per_hour: optionalAmount,
      project_id: optionalId,
      created_by: optionalId,
      created_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      type: row.type,
      name: row.name,
      status: row.status,
      size: row.size,
      targetSize: row.target_size,
      vmId: row.product_vm,
      pricePerHour: row.price_per_hour,
      projectId: row.project_id,
      createdBy: row.created_by,
      createdAt: row.created_at,
    })),
)
