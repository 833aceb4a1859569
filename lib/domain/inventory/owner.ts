// Who answers for a thing. An owner is a person of ours, a member of the Raff account who never signs in here, or a team.

export const OWNER_KINDS = ['person', 'member', 'team'] as const
export type OwnerKind = (typeof OWNER_KINDS)[number]

export type OwnerRef = { kind: OwnerKind; id: string }

export type Owner = OwnerRef & {
  name: string
  /** Nobody is there any more: switched off, removed from the account, or a team without people. */
  gone: boolean
}

/** One text for one owner: `person:…`, `member:…`, `team:…`. */
export function ownerKey({ kind, id }: OwnerRef): string {
  return `${kind}:${id}`
}

export function parseOwnerKey(key: string): OwnerRef | null {
  const at = key.indexOf(':')
  const kind = OWNER_KINDS.find((known) => known === key.slice(0, at))
  const id = key.slice(at + 1)
  return kind && id ? { kind, id } : null
}

/** "Dana, confirmed 12 days ago" differs from "Dana, never confirmed". */
export function ownerSentence(owner: Owner | null, confirmedAt: Date | null, now: Date): string {
  if (!owner) return 'Nobody answers for it.'
  if (owner.gone) return `${owner.name} answered for it and is no longer here.`
  if (!confirmedAt) return `${owner.name}, never confirmed`
  const days = Math.floor((now.getTime() - confirmedAt.getTime()) / 86_400_000)
  if (days < 1) return `${owner.name}, confirmed today`
  return `${owner.name}, confirmed ${days} ${days === 1 ? 'day' : 'days'} ago`
}
