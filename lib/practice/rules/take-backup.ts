import { diskGbOf } from '../catalog'
import type { Backup, Job, Vm, VmStatus } from '../model'
import { newUuid, queueJob, type World } from '../world'
import { pointSizeMb } from './point-size'
import { pruneSchedule } from './prune-schedule'
import { workSeconds } from './work-time'

/** Looks again this often while another copy of the same server is being made. */
const TRY_AGAIN_SECONDS = 30

export interface BackupOrder {
  vm: Vm
  name: string
  scheduleId: number | null
  createdBy: string | null
}

/** Queues a copy; it is pending, then creating with the server provisioning, then ready. */
export function queueBackup(world: World, { vm, name, scheduleId, createdBy }: BackupOrder): Backup {
  const backup = world.store.backups.add({
    id: newUuid(world, 'backup'),
    projectId: vm.projectId,
    vmId: vm.id,
    name,
    sizeMb: 0,
    status: 'pending',
    ...nextPointOf(world, vm),
    scheduleId,
    createdBy,
    region: vm.region,
    createdAt: world.now,
  })
  queueJob(world, workSeconds(world, 'backupStart', backup.id), { kind: 'backup-start', backupId: backup.id })
  return backup
}

/** The next point of the server's series, or the baseline of a new one. */
function nextPointOf(world: World, vm: Vm): { seriesId: string; increment: number } {
  const points = vm.seriesId === null ? [] : world.store.backups.where('seriesId', vm.seriesId)
  if (vm.seriesId !== null && points.length > 0) {
    return { seriesId: vm.seriesId, increment: Math.max(...points.map((point) => point.increment ?? 0)) + 1 }
  }
  const seriesId = newUuid(world, 'series')
  world.store.vms.change(vm, { seriesId })
  return { seriesId, increment: 0 }
}

export function startBackup(world: World, backupId: string): void {
  const backup = world.store.backups.get(backupId)
  const vm = backup && world.store.vms.get(backup.vmId)
  if (!backup || !vm) return
  if (vm.status === 'active' || vm.status === 'passive') {
    const vmStatusBefore = vm.status
    world.store.backups.change(backup, { status: 'creating' })
    world.store.vms.change(vm, { status: 'provisioning', updatedAt: world.now })
    queueEnd(world, backup, 'ready', vmStatusBefore)
  } else if (isBusy(world, vm)) {
    queueJob(world, TRY_AGAIN_SECONDS, { kind: 'backup-start', backupId })
  } else {
    world.store.backups.change(backup, { status: 'failed' })
  }
}

function queueEnd(world: World, backup: Backup, to: 'ready' | 'failed', vmStatusBefore: VmStatus): void {
  const seconds = workSeconds(world, 'backup', backup.id)
  queueJob(world, seconds, { kind: 'backup-end', backupId: backup.id, to, vmStatusBefore })
}

export function endBackup(world: World, { backupId, to, vmStatusBefore }: Extract<Job, { kind: 'backup-end' }>): void {
  const backup = world.store.backups.get(backupId)
  if (!backup) return
  const vm = world.store.vms.get(backup.vmId)
  if (vm && vmStatusBefore !== null && vm.status === 'provisioning') {
    world.store.vms.change(vm, { status: vmStatusBefore, updatedAt: world.now })
  }
  const sizeMb = to === 'ready' && vm ? pointSizeMb(backup.id, backup.increment, diskGbOf(vm)) : 0
  world.store.backups.change(backup, { status: to, sizeMb })
  if (backup.scheduleId !== null) pruneSchedule(world, backup.scheduleId)
}

/** Whether something in flight will let go of the server by itself. */
function isBusy(world: World, vm: Vm): boolean {
  for (const job of world.store.jobs.values()) {
    if ((job.kind === 'vm-status' || job.kind === 'copy-end') && job.vmId === vm.id) return true
    if (job.kind === 'backup-end' || job.kind === 'restore-end') {
      if (world.store.backups.get(job.backupId)?.vmId === vm.id) return true
    }
  }
  return false
}
