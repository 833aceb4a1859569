import { z } from 'zod'
import { id, optionalId, optionalText, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** One network interface of a server, and the firewall before it. */
export type VmNetwork = RowOf<typeof readVmNetwork>

export const readVmNetwork = rowReader(
  z
    .object({
      nic_id: id,
      type: text,
      network_name: optionalText,
      ip: optionalText,
      mac: optionalText,
      gateway: optionalText,
      security_group_id: optionalId,
    })
    .transform((row) => ({
      nicId: row.nic_id,
      type: row.type,
      networkName: row.network_name,
      ip: row.ip,
      mac: row.mac,
      gateway: row.gateway,
      securityGroupId: row.security_group_id,
    })),
  (raw) => raw.nic_id,
)
