import { ownerKey, type OwnerRef } from '../inventory/owner'
import { same } from './decide-ownership'
import { OWNERSHIP_FIELD_WORDS, OWNERSHIP_FIELDS, type Ownership } from './ownership'

/** The fields that changed, with the names as they were then: what the timeline and the audit log keep. */
export type OwnershipRecord = Record<string, string | boolean | null>

export type NameOf = (owner: OwnerRef) => string

export function recordOwnership(
  before: Ownership,
  after: Ownership,
  nameOf: NameOf,
): { before: OwnershipRecord; after: OwnershipRecord } {
  const record = { before: {} as OwnershipRecord, after: {} as OwnershipRecord }
  for (const field of OWNERSHIP_FIELDS) {
    if (same(before[field], after[field])) continue
    Object.assign(record.before, plain(field, before[field], nameOf))
    Object.assign(record.after, plain(field, after[field], nameOf))
  }
  if (before.confirmedAt?.getTime() !== after.confirmedAt?.getTime()) {
    record.before.confirmedAt = before.confirmedAt?.toISOString() ?? null
    record.after.confirmedAt = after.confirmedAt?.toISOString() ?? null
  }
  return record
}

function plain(field: string, value: OwnerRef | string | boolean | null, nameOf: NameOf): OwnershipRecord {
  if (field !== 'owner' && field !== 'backupOwner') return { [field]: value as string | boolean | null }
  const owner = value as OwnerRef | null
  return { [field]: owner && nameOf(owner), [`${field}Id`]: owner && ownerKey(owner) }
}

export const OWNERSHIP_CHANGES = ['edited', 'confirmed', 'imported', 'handed-over'] as const
export type OwnershipChangeKind = (typeof OWNERSHIP_CHANGES)[number]

/** "gave it to Dana Novák" · "said that it is still theirs" · "changed the purpose to “…”, and took the end date away". */
export function sayOwnershipChange(
  how: OwnershipChangeKind,
  change: { before: OwnershipRecord; after: OwnershipRecord },
): string {
  const { before, after } = change
  const parts = OWNERSHIP_FIELDS.filter((field) => field in after).map((field) => {
    const value = after[field]
    const words = OWNERSHIP_FIELD_WORDS[field].toLowerCase()
    if (field === 'owner')
      return value === null
        ? `took it away from ${before.owner}`
        : `${how === 'handed-over' ? 'handed it over' : 'gave it'} to ${value}`
    if (field === 'askFirst')
      return value ? 'asked to be asked before it is touched' : 'no longer asks to be asked first'
    if (field === 'backupOwner') return value === null ? 'took the backup owner away' : `made ${value} the backup owner`
    if (value === null) return `took the ${words} away`
    return `set the ${words} to ${field === 'purpose' ? `“${value}”` : value}`
  })
  if (parts.length === 0) return 'said that it is still theirs'
  const last = parts.pop()
  const sentence = parts.length > 0 ? `${parts.join(', ')} and ${last}` : `${last}`
  return how === 'imported' ? `${sentence}, from a file` : sentence
}
