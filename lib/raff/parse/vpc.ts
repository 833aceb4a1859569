import { z } from 'zod'
import { id, optionalId, optionalText, optionalTime, optionalWhole, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** A private network. */
export type Vpc = RowOf<typeof readVpc>

export const readVpc = rowReader(
  z
    .object({
      id,
      name: text,
      status: optionalText,
      cidr: optionalText,
      gateway: optionalText,
      gateway_type: optionalText,
      router_public_ip: optionalText,
      router_status: optionalText,
      dns: optionalText,
      total_ips: optionalWhole,
      used_ips: optionalWhole,
      region: optionalText,
      project_id: optionalId,
      created_at: optionalTime,
      updated_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      status: row.status,
      cidr: row.cidr,
      gateway: row.gateway,
      gatewayType: row.gateway_type,
      routerPublicIp: row.router_public_ip,
      routerStatus: row.router_status,
      dns: row.dns,
      totalIps: row.total_ips,
      usedIps: row.used_ips,
      region: row.region,
      projectId: row.project_id,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
)
