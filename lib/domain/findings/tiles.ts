import type { Area } from './finding'

// The numbers of the overview. Each counts different things, not findings: a disk with two reasons to go is one disk.

export const TILE_NAMES = ['backups', 'stale', 'keys', 'ownerless'] as const
export type TileName = (typeof TILE_NAMES)[number]

/** Which findings a number is made of: an area, or only some of its rules. */
export const TILE_FINDINGS: Record<TileName, { area: Area; codes: readonly string[] | null }> = {
  backups: { area: 'backups', codes: ['unprotected', 'at-risk'] },
  stale: { area: 'stale', codes: null },
  keys: { area: 'keys', codes: null },
  ownerless: { area: 'ownership', codes: ['no-owner', 'owner-gone'] },
}
