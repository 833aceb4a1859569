import type { Raw } from '../../raff/parse/rows'

// From a row of Raff to the facts that are kept of it: the known fields as they were parsed, and whatever else Raff said.

/** What Raff calls fields that we call otherwise; the rest is the same but for its spelling. */
const RENAMED: Record<string, string> = {
  ram: 'ramGb',
  storage: 'storageGb',
  added_storage: 'addedStorageGb',
  total_storage: 'totalStorageGb',
  product_vm: 'vmId',
  storage_size: 'sizeMb',
  expire_date: 'expiresAt',
  ip_address: 'address',
  key_prefix: 'prefix',
  role: 'roleSlug',
  vm_count: 'nicCount',
}

/** Fields that say nothing of their own: the account is the same for all, and a status says whether a server is active. */
const NOT_KEPT = new Set(['id', 'account_id', 'account_name', 'active', 'scope', 'size'])

export function factsOfRow<Row extends { id?: string; raw: Raw }>({ raw, id: _, ...known }: Row) {
  const other = Object.entries(raw).filter(([field, value]) => {
    const ours = RENAMED[field] ?? camelCase(field)
    return !(ours in known) && !NOT_KEPT.has(field) && value !== null && value !== undefined
  })
  return { ...known, ...(other.length > 0 && { other: Object.fromEntries(other) }) }
}

function camelCase(field: string): string {
  return field.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
