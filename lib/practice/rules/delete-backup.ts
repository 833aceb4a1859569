import type { Backup } from '../model'
import { conflict } from '../wire/api-error'
import type { World } from '../world'
import { dropCopies } from './drop-copies'

/** Only the oldest point of a series stands on its own; any other needs those before it. */
export function deleteBackup(world: World, backup: Backup): void {
  requireIdle(world, [backup])
  if (backup.status !== 'failed' && olderPoints(world, backup) > 0) {
    throw conflict(
      'The backup depends on older restore points; delete the whole series with DELETE /backups/{id}/chain',
    )
  }
  dropCopies(world, [backup])
}

/** Every point of the series; the next backup of the server is a baseline again. */
export function deleteSeries(world: World, backup: Backup): number {
  const points = backup.seriesId === null ? [backup] : world.store.backups.where('seriesId', backup.seriesId)
  requireIdle(world, points)
  for (const point of points) world.store.backups.remove(point)
  return points.length
}

function olderPoints(world: World, backup: Backup): number {
  if (backup.seriesId === null) return 0
  return world.store.backups
    .where('seriesId', backup.seriesId)
    .filter((point) => point.status !== 'failed' && (point.increment ?? 0) < (backup.increment ?? 0)).length
}

/** One that is stuck, with nothing working on it any more, may go. */
function requireIdle(world: World, points: Backup[]): void {
  const ids = new Set(points.map((point) => point.id))
  for (const job of world.store.jobs.values()) {
    if ('backupId' in job && ids.has(job.backupId)) throw conflict('The backup is being made or restored; wait for it')
  }
}
