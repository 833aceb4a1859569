import { planById } from '../catalog'
import { chanceOf } from '../ids'
import type { Snapshot, Vm, Volume } from '../model'
import { badRequest } from '../wire/api-error'
import { newNumber, type World } from '../world'
import { holdForCopy, requireStatus } from './vm-status'
import { workSeconds } from './work-time'

/** The server is provisioning until the snapshot is taken. */
export function snapshotVm(world: World, vm: Vm, name: string, userId: string): Snapshot {
  requireStatus(vm, ['active', 'passive'], 'be snapshotted')
  const diskGb = (planById(vm.planId)?.diskGb ?? 0) + vm.addedStorage
  const source = { type: 'vm' as const, vmId: vm.id, volumeId: null, projectId: vm.projectId }
  const snapshot = addSnapshot(world, source, name, diskGb, userId)
  holdForCopy(world, vm, workSeconds(world, 'snapshot', snapshot.id), null)
  return snapshot
}

export function snapshotVolume(world: World, volume: Volume, name: string, userId: string): Snapshot {
  if (volume.status !== 'available' && volume.status !== 'attached') throw badRequest(`The volume is ${volume.status}`)
  const source = { type: 'volume' as const, vmId: null, volumeId: volume.id, projectId: volume.projectId }
  return addSnapshot(world, source, name, volume.size, userId)
}

function addSnapshot(
  world: World,
  source: Pick<Snapshot, 'type' | 'vmId' | 'volumeId' | 'projectId'>,
  name: string,
  targetSizeGb: number,
  createdBy: string,
): Snapshot {
  const id = newNumber(world, 'snapshot')
  const used = 0.1 + 0.4 * chanceOf(world.store.seed, 'snapshot-size', id)
  const sizeGb = Math.round(targetSizeGb * used * 100) / 100
  return world.store.snapshots.add({
    id,
    ...source,
    name,
    sizeGb,
    targetSizeGb,
    active: false,
    createdBy,
    createdAt: world.now,
  })
}
