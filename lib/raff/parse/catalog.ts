import { z } from 'zod'
import { amount, id, optionalAmount, optionalFlag, optionalText, text } from './fields'
import { type RowOf, rowReader } from './rows'

export type Region = RowOf<typeof readRegion>

export const readRegion = rowReader(
  z.object({ id, code: text, name: text, country_code: optionalText, is_default: optionalFlag }).transform((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    countryCode: row.country_code,
    isDefault: row.is_default,
  })),
)

export type Template = RowOf<typeof readTemplate>

export const readTemplate = rowReader(
  z
    .object({
      id,
      name: text,
      version: optionalText,
      is_windows: optionalFlag,
      os_type: optionalText,
      category: optionalText,
      region: optionalText,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      version: row.version,
      isWindows: row.is_windows,
      osType: row.os_type,
      category: row.category,
      region: row.region,
    })),
)

/** A plan that servers are sold by. */
export type VmPlan = RowOf<typeof readVmPlan>

export const readVmPlan = rowReader(
  z
    .object({
      id,
      vcpu: amount,
      memory_gib: amount,
      ssd_gib: amount,
      price_per_hour: optionalAmount,
      monthly_price: optionalAmount,
      vm_type: optionalText,
      region: optionalText,
    })
    .transform((row) => ({
      id: row.id,
      cpu: row.vcpu,
      ramGb: row.memory_gib,
      storageGb: row.ssd_gib,
      pricePerHour: row.price_per_hour,
      pricePerMonth: row.monthly_price,
      type: row.vm_type,
      region: row.region,
    })),
)

/** Storage is sold by the gigabyte: by the month, or by the hour for snapshots. */
export const storagePrice = z
  .object({ price_per_gb_hour: optionalAmount, price_per_gb_month: optionalAmount, region: optionalText })
  .transform((row) => ({
    perGbHour: row.price_per_gb_hour,
    perGbMonth: row.price_per_gb_month,
    region: row.region,
  }))

export type StoragePrice = z.infer<typeof storagePrice>

const addressPrice = z
  .object({ price_per_hour: optionalAmount, monthly_price: optionalAmount })
  .transform((row) => ({ perHour: row.price_per_hour, perMonth: row.monthly_price }))

export const ipPrice = z.object({ ipv4: addressPrice.nullish(), ipv6: addressPrice.nullish() })

export type IpPrice = z.infer<typeof ipPrice>
