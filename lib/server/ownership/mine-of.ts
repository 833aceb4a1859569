import type { DirectoryEntry } from '../../db/owner-directory'
import type { Viewer } from '../../domain/person'

/** Every name under which somebody answers for things: their own, their teams', and the one they have at Raff. */
export function mineOf(
  { personId, email }: Pick<Viewer, 'personId' | 'email'>,
  directory: readonly DirectoryEntry[],
): Set<string> {
  const mine = directory.filter(
    (entry) =>
      (entry.kind === 'person' && entry.id === personId) ||
      (entry.kind === 'team' && !entry.gone && entry.memberIds.includes(personId)) ||
      (entry.kind === 'member' && !entry.gone && entry.email === email.toLowerCase()),
  )
  return new Set(mine.map(({ key }) => key))
}
