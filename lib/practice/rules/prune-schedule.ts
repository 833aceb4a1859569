import type { World } from '../world'
import { dropCopies } from './drop-copies'
import { copiesToDrop } from './kept-copies'

/** What the schedule no longer keeps goes. */
export function pruneSchedule(world: World, scheduleId: number): void {
  const schedule = world.store.schedules.get(scheduleId)
  if (!schedule) return
  dropCopies(world, copiesToDrop(world.store.backups.where('scheduleId', scheduleId), schedule.keepCount))
}
