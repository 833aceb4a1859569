import type { Schedule, Vm } from '../model'
import { nextRun } from '../next-run'
import type { World } from '../world'
import { pruneSchedule } from './prune-schedule'
import { queueBackup } from './take-backup'

/** A run that was moved or whose schedule is gone does nothing; a schedule whose server is gone goes on doing nothing. */
export function runSchedule(world: World, id: number, at: number): void {
  const schedule = world.store.schedules.get(id)
  if (!schedule || schedule.nextRunAt !== at) return
  const next = nextRun(schedule, at)
  world.store.schedules.change(schedule, { nextRunAt: next })
  world.agenda.add({ at: next, kind: 'schedule', id })
  const vm = world.store.vms.get(schedule.vmId)
  if (vm && schedule.outcome !== 'skipped') takeScheduled(world, schedule, vm)
}

function takeScheduled(world: World, schedule: Schedule, vm: Vm): void {
  const day = new Date(world.now).toISOString().slice(0, 10)
  const order = { vm, name: `${vm.name}-${schedule.type}-${day}`, scheduleId: schedule.id }
  const backup = queueBackup(world, { ...order, createdBy: schedule.createdBy })
  if (schedule.outcome === 'ready') return
  callOff(world, backup.id)
  world.store.backups.change(backup, { status: schedule.outcome === 'failed' ? 'failed' : 'creating' })
  pruneSchedule(world, schedule.id)
}

function callOff(world: World, backupId: string): void {
  for (const job of world.store.jobs.values()) {
    if (job.kind === 'backup-start' && job.backupId === backupId) world.store.jobs.delete(job.id)
  }
}
