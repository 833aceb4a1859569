import type { Vm } from '../model'
import { vmMonthly } from '../wire/price'
import type { World } from '../world'
import { letGoOfIp } from './addresses'
import { pay, unusedPart } from './billing'
import { isUsed, removeVpc } from './create-vpc'

export interface DeleteOrder {
  volumeAction: 'detach' | 'delete'
  deleteVpc: boolean
}

/**
 * For good. What Raff tells both ways is built for the worse case: the copies go too. What stays is a saved image,
 * volumes told to stay, reserved addresses, snapshots of volumes, and schedules, which then do nothing.
 */
export function deleteVm(world: World, vm: Vm, { volumeAction, deleteVpc }: DeleteOrder): void {
  const { store } = world
  if (vm.billing === 'subscription') pay(world, -vmMonthly(vm) * unusedPart(world, vm.createdAt))
  dropJobs(world, vm)
  removeCopies(world, vm)
  for (const volume of store.volumes.where('vmId', vm.id)) {
    if (volumeAction === 'delete') store.volumes.remove(volume)
    else store.volumes.change(volume, { vmId: null, status: 'available', updatedAt: world.now })
  }
  for (const ip of store.ips.where('vmId', vm.id)) letGoOfIp(world, ip)
  store.vms.remove(vm)
  if (deleteVpc) removeUnusedVpcs(world, vm)
}

/** Backups and snapshots of the server itself; also what a reinstall destroys. */
export function removeCopies(world: World, vm: Vm): void {
  for (const snapshot of world.store.snapshots.where('vmId', vm.id)) world.store.snapshots.remove(snapshot)
  for (const backup of world.store.backups.where('vmId', vm.id)) world.store.backups.remove(backup)
}

function dropJobs(world: World, vm: Vm): void {
  for (const job of world.store.jobs.values()) {
    if ('vmId' in job && job.vmId === vm.id && job.kind === 'vm-status') world.store.jobs.delete(job.id)
  }
}

function removeUnusedVpcs(world: World, vm: Vm): void {
  for (const { vpcId } of vm.nics) {
    const vpc = vpcId === null ? undefined : world.store.vpcs.get(vpcId)
    if (vpc && !isUsed(world, vpc)) removeVpc(world, vpc)
  }
}
