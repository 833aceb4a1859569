import type { Backup, Job, Vm } from '../model'
import { queueJob, type World } from '../world'
import { workSeconds } from './work-time'

/** Overwrites the server in place; it is provisioning and the copy restoring until it is done. */
export function queueRestore(world: World, backup: Backup, vm: Vm): void {
  const seconds = workSeconds(world, 'restore', backup.id)
  queueJob(world, seconds, { kind: 'restore-end', backupId: backup.id, vmStatusBefore: vm.status })
  world.store.backups.change(backup, { status: 'restoring' })
  world.store.vms.change(vm, { status: 'provisioning', updatedAt: world.now })
}

export function endRestore(world: World, { backupId, vmStatusBefore }: Extract<Job, { kind: 'restore-end' }>): void {
  const backup = world.store.backups.get(backupId)
  if (!backup) return
  world.store.backups.change(backup, { status: 'ready' })
  const vm = world.store.vms.get(backup.vmId)
  if (vm?.status === 'provisioning') {
    world.store.vms.change(vm, { status: vmStatusBefore, updatedAt: world.now, bootedAt: world.now })
  }
}
