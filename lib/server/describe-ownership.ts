import 'server-only'
import { may } from '../auth/roles'
import type { OwnerAnswer } from '../contracts/inventory'
import type { OwnershipAnswer } from '../contracts/ownership'
import { type OwnedResource, readOwnership } from '../db/ownership'
import { type DirectoryEntry, ownerDirectory } from '../db/owner-directory'
import { type OwnerRef, ownerKey } from '../domain/inventory/owner'
import { whyNotConfirm } from '../domain/ownership/decide-ownership'
import { whyNotOwnable } from '../domain/ownership/ownable'
import type { Viewer } from '../domain/person'
import { mineOf } from './ownership/mine-of'
import { noSuchThing } from './ownership/no-such-thing'
import { suggestionsFor } from './ownership/suggestions-for'

type Reader = Pick<Viewer, 'personId' | 'email' | 'role'>

/** Who answers for a thing, and who might while nobody does. */
export async function describeOwnership(resourceId: string, viewer: Reader): Promise<OwnershipAnswer> {
  const [resources, directory] = await Promise.all([readOwnership([resourceId]), ownerDirectory()])
  const resource = resources.get(resourceId)
  if (!resource) throw noSuchThing()
  return toOwnershipAnswer(resource, directory, viewer)
}

export function toOwnershipAnswer(
  resource: OwnedResource,
  directory: readonly DirectoryEntry[],
  viewer: Reader,
): OwnershipAnswer {
  const { owner, backupOwner, confirmedAt, confirmedById, ...same } = resource.ownership
  const owners = new Map(directory.map((entry) => [entry.key, entry]))
  const mine = mineOf(viewer, directory)
  const mayEdit = may(viewer.role, 'ownership.edit')
  const confirmedBy = confirmedById === null ? undefined : owners.get(`person:${confirmedById}`)
  const nobody = !owner || (owners.get(ownerKey(owner))?.gone ?? true)
  return {
    resourceId: resource.id,
    ...same,
    owner: ownerOf(owner, owners),
    backupOwner: ownerOf(backupOwner, owners),
    confirmedAt: confirmedAt?.toISOString() ?? null,
    confirmedBy: confirmedBy ? { id: confirmedBy.id, name: confirmedBy.name } : null,
    updatedAt: resource.updatedAt?.toISOString() ?? null,
    mine: owner !== null && mine.has(ownerKey(owner)),
    whyNotConfirm: whyNotOwnable(resource) ?? whyNotConfirm(owner, { owners, mine, mayEdit }),
    suggestions: nobody && whyNotOwnable(resource) === null ? suggestionsFor(resource, directory) : [],
  }
}

function ownerOf(ref: OwnerRef | null, owners: ReadonlyMap<string, DirectoryEntry>): OwnerAnswer | null {
  if (!ref) return null
  const key = ownerKey(ref)
  const known = owners.get(key)
  return { ...ref, key, name: known?.name ?? 'Somebody who is not known any more', gone: known?.gone ?? true }
}
