import { z } from 'zod'
import { amount, id, optionalAmount, optionalId, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** A disk. `vmId` is null when detached; believe it only together with `status`. */
export type Volume = RowOf<typeof readVolume>

export const readVolume = rowReader(
  z
    .object({
      id,
      name: text,
      status: text,
      size: amount,
      volume_type: optionalText,
      product_vm: optionalId,
      price_per_hour: optionalAmount,
      region: optionalText,
      project_id: optionalId,
      created_at: optionalTime,
      updated_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      status: row.status,
      sizeGb: row.size,
      volumeType: row.volume_type,
      vmId: row.product_vm,
      pricePerHour: row.price_per_hour,
      region: row.region,
      projectId: row.project_id,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
)
