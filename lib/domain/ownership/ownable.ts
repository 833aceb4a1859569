import { KIND_WORDS, type Kind } from '../inventory/kinds'

/** What nobody answers for: these are somebody themselves, or Raff's own. */
const NOT_OWNED: readonly Kind[] = ['member', 'invitation', 'role']

export function isOwnable(kind: Kind): boolean {
  return !NOT_OWNED.includes(kind)
}

/** Why this thing cannot be given an owner; null: it can. */
export function whyNotOwnable(thing: { kind: Kind; name: string; gone: boolean }): string | null {
  if (!isOwnable(thing.kind))
    return `${thing.name} is a ${KIND_WORDS[thing.kind].one} of the account: it needs no owner.`
  if (thing.gone) return `${thing.name} is gone from Raff: there is nothing to answer for any more.`
  return null
}
