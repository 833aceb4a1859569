import type { Environment } from '../inventory/environment'
import type { OwnerRef } from '../inventory/owner'

/** What people know about a thing that Raff does not. */
export type Ownership = {
  owner: OwnerRef | null
  backupOwner: OwnerRef | null
  /** One sentence. */
  purpose: string | null
  /** Its own; null: as its project. */
  environment: Environment | null
  /** Days, such as 2026-11-21. */
  endsOn: string | null
  reviewOn: string | null
  askFirst: boolean
  confirmedAt: Date | null
  confirmedById: string | null
  /** 0: nobody has said anything yet. */
  version: number
}

export const NOTHING_SAID: Ownership = {
  owner: null,
  backupOwner: null,
  purpose: null,
  environment: null,
  endsOn: null,
  reviewOn: null,
  askFirst: false,
  confirmedAt: null,
  confirmedById: null,
  version: 0,
}

/** What a person can say. A field that is not there stays as it is. */
export const OWNERSHIP_FIELDS = [
  'owner',
  'backupOwner',
  'purpose',
  'environment',
  'endsOn',
  'reviewOn',
  'askFirst',
] as const
export type OwnershipField = (typeof OWNERSHIP_FIELDS)[number]

export type OwnershipEdit = {
  [Field in OwnershipField]?: Ownership[Field] | undefined
} & {
  /** "Still mine": the owner says so today. */
  confirm?: boolean | undefined
  /** What the person saw; another one now means that somebody was faster. */
  version?: number | undefined
}

export const OWNERSHIP_FIELD_WORDS: Record<OwnershipField, string> = {
  owner: 'Owner',
  backupOwner: 'Backup owner',
  purpose: 'Purpose',
  environment: 'Environment',
  endsOn: 'End date',
  reviewOn: 'Review date',
  askFirst: 'Ask before touching',
}
