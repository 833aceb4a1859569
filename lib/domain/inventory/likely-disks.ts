import type { SnapshotFacts, VolumeFacts } from './facts'

// A snapshot of a disk does not say which disk it is of, and each disk has to be asked for its snapshots. These can be
// ruled out beforehand: disks never shrink, and never move to another project with their snapshots left behind.

export type Disk = { raffId: string; projectId: string | null; facts: Pick<VolumeFacts, 'sizeGb' | 'createdAt'> }
export type Copy = { raffId: string; projectId: string | null; facts: Pick<SnapshotFacts, 'targetSize' | 'createdAt'> }

/** Disks that may be the source of at least one of these snapshots, the likeliest first. */
export function likelyDisks<D extends Disk>(disks: readonly D[], copies: readonly Copy[]): D[] {
  return disks
    .map((disk) => ({ disk, fits: copies.filter((copy) => mayBeOf(copy, disk)) }))
    .filter(({ fits }) => fits.length > 0)
    .sort((a, b) => b.fits.length - a.fits.length)
    .map(({ disk }) => disk)
}

export function mayBeOf(copy: Copy, disk: Disk): boolean {
  if (copy.projectId !== disk.projectId) return false
  const { createdAt, targetSize } = copy.facts
  if (createdAt !== null && disk.facts.createdAt !== null && createdAt < disk.facts.createdAt) return false
  const size = Number.parseFloat(targetSize ?? '')
  // sizes come rounded
  return !/GB\s*$/i.test(targetSize ?? '') || Number.isNaN(size) || size <= disk.facts.sizeGb + 1
}
