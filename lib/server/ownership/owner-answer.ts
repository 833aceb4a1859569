import type { OwnerAnswer } from '../../contracts/inventory'
import type { DirectoryEntry } from '../../db/owner-directory'

export function toOwnerAnswer({ kind, id, key, name, gone }: DirectoryEntry): OwnerAnswer {
  return { kind, id, key, name, gone }
}
