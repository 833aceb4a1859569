import 'server-only'
import { ownerDirectory } from '../db/owner-directory'
import type { Viewer } from '../domain/person'
import { mineOf } from './ownership/mine-of'

/** Under which owners' names somebody says "still mine": their own, their teams', and the one they have at Raff. */
export async function listMyOwnerKeys(viewer: Pick<Viewer, 'personId' | 'email'>): Promise<string[]> {
  return [...mineOf(viewer, await ownerDirectory())]
}
