import type { OwnershipAnswer } from '../../contracts/ownership'
import type { DirectoryEntry } from '../../db/owner-directory'
import { ownerKey } from '../../domain/inventory/owner'
import { type Directory, type Suggestible, suggestOwners } from '../../domain/inventory/suggest-owner'

/** Who might answer for a thing, with the reason. */
export function suggestionsFor(
  thing: Suggestible,
  directory: readonly DirectoryEntry[],
): OwnershipAnswer['suggestions'] {
  return suggestOwners(thing, toDirectory(directory)).map(({ owner, name, because }) => ({
    owner: { ...owner, key: ownerKey(owner), name, gone: false },
    because,
  }))
}

function toDirectory(entries: readonly DirectoryEntry[]): Directory {
  const of = (kind: DirectoryEntry['kind']) => entries.filter((entry) => entry.kind === kind)
  return {
    people: of('person').map(({ id, name, email, gone }) => ({ id, name, email: email ?? '', off: gone })),
    members: of('member').map(({ id, email, name, userId, gone }) => ({ id, email: email ?? name, userId, gone })),
    teams: of('team')
      .filter(({ gone }) => !gone)
      .map(({ id, name }) => ({ id, name })),
  }
}
