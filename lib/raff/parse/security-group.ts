import { z } from 'zod'
import { id, optionalId, optionalText, optionalTime, optionalWhole, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** The rules as they came are in `raw.rules`, in the same order: a change of one sends the others back exactly so. */
const rule = z
  .object({
    protocol: text,
    rule_type: text,
    range: optionalText,
    ip: optionalText,
    size: optionalWhole,
    icmp_type: optionalWhole,
  })
  .transform((row) => ({
    protocol: row.protocol,
    direction: row.rule_type,
    /** "80", "80,443", "3000:4000"; '' or null for all */
    ports: row.range,
    /** '' or null: anyone */
    ip: row.ip,
    size: row.size,
    icmpType: row.icmp_type,
  }))

/** A firewall. Rules only allow. One unreadable rule makes the whole group unreadable: leaving it out would hide a hole. */
export type SecurityGroup = RowOf<typeof readSecurityGroup>

export type SecurityRule = SecurityGroup['rules'][number]

export const readSecurityGroup = rowReader(
  z
    .object({
      id,
      name: text,
      description: optionalText,
      rules: z.array(rule),
      vm_count: optionalWhole,
      project_id: optionalId,
      created_at: optionalTime,
      updated_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      description: row.description,
      rules: row.rules,
      /** counts interfaces, not servers */
      nicCount: row.vm_count,
      projectId: row.project_id,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
)
