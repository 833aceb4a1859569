// Whether a connection still shows the account it showed before. A key can be replaced by one of another account; applied
// to the inventory, everything we know would look deleted at once.

export type AccountCheck = {
  /** Raff's id of the account as we know it; null before the first sync that told it. */
  knownAccountId: string | null
  /** The ids of accounts that the projects just read carry. */
  seenAccountIds: ReadonlySet<string>
  knownProjectIds: ReadonlySet<string>
  seenProjectIds: ReadonlySet<string>
}

export type AccountVerdict = { same: true; accountId: string | null } | { same: false; sentence: string }

export function checkSameAccount(check: AccountCheck): AccountVerdict {
  const { knownAccountId, seenAccountIds, knownProjectIds, seenProjectIds } = check
  const [seen] = seenAccountIds
  if (seenAccountIds.size > 1) return { same: false, sentence: `Raff’s answer mixes several accounts. ${UNTOUCHED}` }
  if (seen !== undefined && knownAccountId !== null)
    return seen === knownAccountId ? { same: true, accountId: seen } : { same: false, sentence: SWAPPED }
  const overlap = [...seenProjectIds].some((id) => knownProjectIds.has(id))
  // without an id to compare: an account in which not one project is known is another one
  if (knownProjectIds.size > 0 && seenProjectIds.size > 0 && !overlap) return { same: false, sentence: SWAPPED }
  return { same: true, accountId: seen ?? knownAccountId }
}

const UNTOUCHED = 'Nothing was changed here: the inventory is as the last good sync left it.'

const SWAPPED =
  'This key now shows a different Raff account than before. ' +
  UNTOUCHED +
  ' If the key was replaced by mistake, put the right one in; to watch the other account as well, add it as a connection of its own.'
