import type { OwnerKind, OwnerRef } from '../inventory/owner'
import { ownerKey } from '../inventory/owner'
import type { Ownership, OwnershipEdit } from './ownership'

/** What somebody can leave behind. */
export const HANDOVER_PARTS = ['owned', 'backup', 'key', 'team', 'finding'] as const
export type HandoverPart = (typeof HANDOVER_PARTS)[number]

export type Leaving = {
  kind: OwnerKind
  id: string
  key: string
  gone: boolean
  email: string | null
  userId: string | null
}

/** Every name one who leaves is known by: what is under any of them is theirs to hand over. */
export type Leaver<Entry extends Leaving = Leaving> = {
  entry: Entry
  keys: string[]
  /** Raff's user ids: what they made there. */
  userIds: string[]
  personIds: string[]
}

/**
 * A person who leaves leaves as the member of the Raff account, too. A member who is gone from Raff may still be here as a
 * person: then only what names the member is handed over.
 */
export function leaverOf<Entry extends Leaving>(directory: readonly Entry[], key: string): Leaver<Entry> | null {
  const entry = directory.find((known) => known.key === key)
  if (!entry) return null
  const alias = (other: Entry) => {
    if (other.key === key || entry.email === null || other.email !== entry.email) return false
    return entry.kind === 'person' ? other.kind === 'member' : other.gone
  }
  const all = [entry, ...directory.filter(alias)]
  return {
    entry,
    keys: all.map((one) => one.key),
    userIds: all.flatMap(({ userId }) => userId ?? []),
    personIds: all.filter(({ kind }) => kind === 'person').map(({ id }) => id),
  }
}

/**
 * What handing one part of a thing over says about it; null: it is not theirs any more. Who stood in for the one who leaves
 * and takes over stands in no longer: nobody backs themselves up.
 */
export function handoverEdit(
  part: Exclude<HandoverPart, 'team' | 'finding'>,
  thing: Ownership,
  { keys }: Pick<Leaver, 'keys'>,
  to: OwnerRef | null,
): OwnershipEdit | null {
  const isTheirs = (owner: OwnerRef | null) => owner !== null && keys.includes(ownerKey(owner))
  const takesOver = (owner: OwnerRef | null) => to !== null && owner !== null && ownerKey(owner) === ownerKey(to)
  const { version } = thing
  if (part === 'backup') {
    if (!isTheirs(thing.backupOwner)) return null
    return { backupOwner: takesOver(thing.owner) ? null : to, version }
  }
  if (part === 'owned' && !isTheirs(thing.owner)) return null
  return { owner: to, version, ...(takesOver(thing.backupOwner) ? { backupOwner: null } : {}) }
}
