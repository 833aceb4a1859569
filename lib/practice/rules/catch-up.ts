import { runJob } from './run-job'
import { runSchedule } from './run-schedule'
import { expireInvitation } from './expire-invitation'
import type { World } from '../world'

/** Lives everything that became due up to `now`, in order and each at its own moment: this is how time passes. */
export function catchUp(world: World, now: number): void {
  for (let entry = world.agenda.takeDue(now); entry; entry = world.agenda.takeDue(now)) {
    world.now = Math.max(world.now, entry.at)
    if (entry.kind === 'job') runJob(world, Number(entry.id))
    else if (entry.kind === 'schedule') runSchedule(world, Number(entry.id), entry.at)
    else expireInvitation(world, String(entry.id))
    world.changes += 1
  }
  world.now = Math.max(world.now, now)
}
