/**
 * Megabytes. The first point of a series and a standalone copy hold what is on the disk; a later point what changed
 * since. How full the disk is follows from the id, which is as good as drawn.
 */
export function pointSizeMb(backupId: string, increment: number | null, diskGb: number): number {
  const chance = Number.parseInt(backupId.slice(0, 8), 16) / 2 ** 32
  return Math.round(diskGb * 1024 * (increment ? 0.005 + 0.03 * chance : 0.2 + 0.3 * chance))
}
