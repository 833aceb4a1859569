import 'server-only'
import { namesByRaffId } from '../db/resource-page'
import type { NameOf } from '../domain/inventory/say-change'

/** Ids. Facts and changes name a handful of other things; a firewall with every rule named is not one of them. */
const MOST_IDS = 300

/** Looks up whatever these values may name by its id, so that sentences can say names. */
export async function namesFor(accountId: string, values: unknown): Promise<NameOf> {
  const ids = new Set<string>()
  collect(values, ids)
  const names = await namesByRaffId(accountId, [...ids].slice(0, MOST_IDS))
  return (raffId) => names.get(raffId) ?? null
}

/** Fields of these names hold ids: any other number or word might be one by chance only. */
const NAMING = /^(vmId|volumeId|projectId|roleId|securityGroupId|server|project|firewall|createdBy|invitedBy)$/

function collect(value: unknown, ids: Set<string>, field = ''): void {
  if (typeof value === 'string') {
    if (NAMING.test(field)) ids.add(value)
  } else if (Array.isArray(value)) {
    for (const each of value) collect(each, ids, field)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(inner, ids, key)
  }
}
