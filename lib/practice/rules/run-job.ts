import type { Job } from '../model'
import { queueJob, type World } from '../world'
import { endBackup, startBackup } from './take-backup'
import { endRestore } from './restore-backup'

/** A job that was called off (its server was deleted) is gone from the store and does nothing. */
export function runJob(world: World, id: number): void {
  const job = world.store.jobs.get(id)
  if (!job) return
  world.store.jobs.delete(id)
  perform(world, job)
}

function perform(world: World, job: Job): void {
  switch (job.kind) {
    case 'vm-status':
      moveVm(world, job)
      break
    case 'volume-ready':
      finishVolume(world, job.volumeId)
      break
    case 'backup-start':
      startBackup(world, job.backupId)
      break
    case 'backup-end':
      endBackup(world, job)
      break
    case 'restore-end':
      endRestore(world, job)
      break
    case 'copy-end':
      endCopy(world, job)
      break
  }
}

function moveVm(world: World, { vmId, to, followedBy }: Extract<Job, { kind: 'vm-status' }>): void {
  const vm = world.store.vms.get(vmId)
  if (!vm) return
  const booted = to === 'active' && vm.status === 'booting' ? { bootedAt: world.now } : {}
  world.store.vms.change(vm, { status: to, updatedAt: world.now, ...booted })
  const [next, ...rest] = followedBy
  if (next) queueJob(world, next.after, { kind: 'vm-status', vmId, to: next.to, followedBy: rest })
}

function finishVolume(world: World, volumeId: number): void {
  const volume = world.store.volumes.get(volumeId)
  if (volume?.status !== 'creating') return
  world.store.volumes.change(volume, { status: volume.vmId ? 'attached' : 'available', updatedAt: world.now })
}

function endCopy(world: World, { vmId, vmStatusBefore, imageId }: Extract<Job, { kind: 'copy-end' }>): void {
  const vm = world.store.vms.get(vmId)
  if (vm?.status === 'provisioning') world.store.vms.change(vm, { status: vmStatusBefore, updatedAt: world.now })
  const image = imageId === null ? undefined : world.store.images.get(imageId)
  if (image) world.store.images.change(image, { status: 'ready' })
}
