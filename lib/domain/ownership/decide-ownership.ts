import type { Kind } from '../inventory/kinds'
import { ownerKey, type OwnerRef } from '../inventory/owner'
import { whyNotOwnable } from './ownable'
import { OWNERSHIP_FIELDS, type Ownership, type OwnershipEdit } from './ownership'

export type OwnedThing = { kind: Kind; name: string; gone: boolean; ownership: Ownership }

/** An owner as they are now: whoever is named must be there. */
export type KnownOwner = { name: string; gone: boolean; email: string | null }

export type OwnershipContext = {
  /** By key. */
  owners: ReadonlyMap<string, KnownOwner>
  /** Keys of the person who edits, and of the teams they are in. */
  mine: ReadonlySet<string>
  personId: string
  /** Or they may only confirm what is their own. */
  mayEdit: boolean
  now: Date
}

export type OwnershipDecision =
  | { outcome: 'changed'; next: Ownership }
  | { outcome: 'same' }
  | { outcome: 'refused'; code: 'gone' | 'conflict' | 'invalid' | 'forbidden'; message: string; field?: string }

/** What becomes of a thing when somebody says this about it. */
export function decideOwnership(thing: OwnedThing, edit: OwnershipEdit, context: OwnershipContext): OwnershipDecision {
  const impossible = whyNotOwnable(thing)
  if (impossible) return { outcome: 'refused', code: thing.gone ? 'gone' : 'conflict', message: impossible }
  const before = thing.ownership
  if (edit.version !== undefined && edit.version !== before.version) return refuseStale(thing.name)
  const next: Ownership = { ...before, version: before.version + 1 }
  for (const field of OWNERSHIP_FIELDS) {
    if (edit[field] !== undefined) Object.assign(next, { [field]: edit[field] })
  }
  const wrong = wrongOwner(thing, before, next, edit, context) ?? wrongEnvironment(thing, edit)
  if (wrong) return wrong
  const changed = OWNERSHIP_FIELDS.some((field) => !same(before[field], next[field]))
  const unconfirmed = unconfirmable(next, edit, context)
  if (unconfirmed) return unconfirmed
  if (!changed && !edit.confirm) return { outcome: 'same' }
  confirm(before, next, edit, context)
  return { outcome: 'changed', next }
}

/** Who may say "still mine": the owner. For a member of the account who never signs in here, whoever looks after them. */
export function whyNotConfirm(
  owner: OwnerRef | null,
  { owners, mine, mayEdit }: Pick<OwnershipContext, 'owners' | 'mine' | 'mayEdit'>,
): string | null {
  if (!owner) return 'Nobody answers for it yet: give it an owner first.'
  const known = owners.get(ownerKey(owner))
  if (mine.has(ownerKey(owner))) return null
  if (!known || known.gone) return 'Its owner is no longer here: give it another one.'
  if (mayEdit && owner.kind === 'member' && !signsInHere(known, owners)) return null
  return `Only ${known.name} can say that it is still theirs.`
}

function signsInHere({ email }: KnownOwner, owners: OwnershipContext['owners']): boolean {
  return [...owners].some(([key, other]) => key.startsWith('person:') && !other.gone && other.email === email)
}

function unconfirmable(next: Ownership, edit: OwnershipEdit, context: OwnershipContext): OwnershipDecision | null {
  const message = edit.confirm ? whyNotConfirm(next.owner, context) : null
  if (message === null) return null
  return { outcome: 'refused', code: next.owner ? 'forbidden' : 'conflict', message, field: 'confirm' }
}

/** Taking a thing on oneself confirms it; giving it to somebody else leaves that to them. */
function confirm(before: Ownership, next: Ownership, edit: OwnershipEdit, { mine, personId, now }: OwnershipContext) {
  const moved = !same(before.owner, next.owner)
  const mineNow = next.owner !== null && mine.has(ownerKey(next.owner))
  if (edit.confirm || (moved && mineNow)) Object.assign(next, { confirmedAt: now, confirmedById: personId })
  else if (moved) Object.assign(next, { confirmedAt: null, confirmedById: null })
}

function wrongOwner(
  thing: OwnedThing,
  before: Ownership,
  next: Ownership,
  edit: OwnershipEdit,
  { owners }: OwnershipContext,
): OwnershipDecision | null {
  for (const field of ['owner', 'backupOwner'] as const) {
    const ref = edit[field]
    // one who left meanwhile stays named until somebody else is: only a new choice must be somebody who is here
    if (!ref || same(before[field], ref)) continue
    const known = owners.get(ownerKey(ref))
    if (!known) return refuse(field, 'There is nobody here with this id. Choose from the list.')
    if (known.gone) return refuse(field, `${known.name} is no longer here. Choose somebody who is.`)
  }
  if (next.owner && same(next.owner, next.backupOwner)) {
    const field = edit.backupOwner === undefined ? 'owner' : 'backupOwner'
    return refuse(field, `Owner and backup owner of ${thing.name} would be the same. A backup is somebody else.`)
  }
  return null
}

function wrongEnvironment({ kind }: OwnedThing, { environment }: OwnershipEdit): OwnershipDecision | null {
  if (!environment || kind !== 'project') return null
  return refuse('environment', 'Say which environment a project is under Settings, Environments.')
}

function refuse(field: string, message: string): OwnershipDecision {
  return { outcome: 'refused', code: 'invalid', message, field }
}

function refuseStale(name: string): OwnershipDecision {
  const message = `${name} was changed by somebody else meanwhile. Reload and look again.`
  return { outcome: 'refused', code: 'conflict', message }
}

type Value = Ownership[(typeof OWNERSHIP_FIELDS)[number]]

export function same(a: Value, b: Value): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.kind === b.kind && a.id === b.id
}
