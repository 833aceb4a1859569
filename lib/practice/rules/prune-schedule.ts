import type { World } from '../world'

/** Keeps the newest good copies of a schedule and drops the rest, together with failures older than the oldest kept. */
export function pruneSchedule(world: World, scheduleId: number): void {
  const schedule = world.store.schedules.get(scheduleId)
  if (!schedule) return
  const newestFirst = world.store.backups.where('scheduleId', scheduleId).sort((a, b) => b.createdAt - a.createdAt)
  const good = newestFirst.filter((backup) => backup.status === 'ready')
  const failed = newestFirst.filter((backup) => backup.status === 'failed')
  const oldestKept = good[schedule.keepCount - 1]?.createdAt
  const dropped = [
    ...good.slice(schedule.keepCount),
    ...failed.filter((backup, place) => place >= schedule.keepCount || backup.createdAt < (oldestKept ?? 0)),
  ]
  for (const backup of dropped) world.store.backups.remove(backup)
}
