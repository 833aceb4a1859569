import { z } from 'zod'
import { id, listOf, optionalAmount, optionalId, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

const vmTag = z.object({ id, name: text, priority: optionalAmount, created_at: optionalTime }).transform((tag) => ({
  id: tag.id,
  name: tag.name,
  priority: tag.priority,
  createdAt: tag.created_at,
}))

/** A server. `status` is Raff’s word, also one we do not know yet. */
export type Vm = RowOf<typeof readVm>

export const readVm = rowReader(
  z
    .object({
      id,
      name: text,
      status: text,
      cpu: optionalAmount,
      ram: optionalAmount,
      storage: optionalAmount,
      added_storage: optionalAmount,
      total_storage: optionalAmount,
      template_id: optionalId,
      template_name: optionalText,
      template_version: optionalText,
      price_per_hour: optionalAmount,
      pricing_id: optionalId,
      billing_type: optionalText,
      backup_type: optionalText,
      region: optionalText,
      project_id: optionalId,
      public_ipv4_address: optionalText,
      public_ipv6_address: optionalText,
      private_ipv4_address: optionalText,
      private_ipv6_address: optionalText,
      tags: listOf(vmTag),
      created_by: optionalId,
      created_at: optionalTime,
      updated_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      status: row.status,
      cpu: row.cpu,
      ramGb: row.ram,
      storageGb: row.storage,
      addedStorageGb: row.added_storage,
      totalStorageGb: row.total_storage,
      templateId: row.template_id,
      templateName: row.template_name,
      templateVersion: row.template_version,
      pricePerHour: row.price_per_hour,
      pricingId: row.pricing_id,
      billingType: row.billing_type,
      backupType: row.backup_type,
      region: row.region,
      projectId: row.project_id,
      publicIpv4Address: row.public_ipv4_address,
      publicIpv6Address: row.public_ipv6_address,
      privateIpv4Address: row.private_ipv4_address,
      privateIpv6Address: row.private_ipv6_address,
      tags: row.tags,
      createdBy: row.created_by,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
)
