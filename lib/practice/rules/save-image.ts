import { planById, templateById } from '../catalog'
import type { Image, Vm } from '../model'
import { badRequest } from '../wire/api-error'
import { type Body, optionalInteger, optionalText, text } from '../wire/fields'
import { newUuid, type World } from '../world'
import { holdForCopy, requireStatus } from './vm-status'
import { workSeconds } from './work-time'

/** The one thing that outlives its server. It can be used for a new one when the copy has ended. */
export function saveImage(world: World, vm: Vm, userId: string, body: Body): Image {
  const name = text(body, 'name', { min: 1, max: 128 })
  const description = optionalText(body, 'description') ?? ''
  const sizeGb = sizeOfSource(world, vm, body)
  requireStatus(vm, ['active', 'passive'], 'be saved as an image')
  const image = world.store.images.add({
    id: newUuid(world, 'image'),
    projectId: vm.projectId,
    name,
    version: vm.templateVersion,
    description,
    osType: templateById(vm.templateId)?.osType ?? 'linux',
    isWindows: templateById(vm.templateId)?.isWindows ?? false,
    sourceVmId: vm.id,
    sizeGb,
    status: 'saving',
    createdBy: userId,
    region: vm.region,
    createdAt: world.now,
  })
  holdForCopy(world, vm, workSeconds(world, 'image', image.id), image.id)
  return image
}

/** Disk 0 is the system's, the others are the volumes in the order they were made; snapshot -1 is the disk as it is now. */
function sizeOfSource(world: World, vm: Vm, body: Body): number {
  const diskId = optionalInteger(body, 'disk_id', { min: 0 }) ?? 0
  const snapshotId = optionalInteger(body, 'snapshot_id', { min: -1 }) ?? -1
  const volume = diskId === 0 ? undefined : world.store.volumes.where('vmId', vm.id)[diskId - 1]
  if (diskId > 0 && !volume) throw badRequest(`disk_id ${diskId} is not a disk of this VM`)
  if (snapshotId === -1) return volume?.size ?? (planById(vm.planId)?.diskGb ?? 0) + vm.addedStorage
  const snapshot = world.store.snapshots.get(snapshotId)
  const belongs = volume ? snapshot?.volumeId === volume.id : snapshot?.vmId === vm.id
  if (!snapshot || !belongs) throw badRequest(`snapshot_id ${snapshotId} is not a snapshot of this disk`)
  return snapshot.targetSizeGb
}
