import { may } from '../../auth/roles'
import type { DirectoryEntry } from '../../db/owner-directory'
import type { OwnershipContext } from '../../domain/ownership/decide-ownership'
import type { Viewer } from '../../domain/person'
import { mineOf } from './mine-of'

/** What it takes to decide what this person may say about who answers for things. */
export function contextOf(viewer: Viewer, directory: readonly DirectoryEntry[], now: Date): OwnershipContext {
  return {
    owners: new Map(directory.map((entry) => [entry.key, entry])),
    mine: mineOf(viewer, directory),
    personId: viewer.personId,
    mayEdit: may(viewer.role, 'ownership.edit'),
    now,
  }
}
