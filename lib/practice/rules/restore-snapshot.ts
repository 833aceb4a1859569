import type { Snapshot } from '../model'
import { badRequest } from '../wire/api-error'
import type { World } from '../world'
import { holdForCopy, requireStatus } from './vm-status'
import { workSeconds } from './work-time'

/** Overwrites the source. The snapshot is in use from now on, and the one that was before is no longer. */
export function restoreSnapshot(world: World, snapshot: Snapshot): void {
  if (snapshot.type === 'vm') overwriteVm(world, snapshot)
  else if (snapshot.volumeId === null || !world.store.volumes.get(snapshot.volumeId)) {
    throw badRequest('The source volume no longer exists')
  }
  const siblings = snapshot.vmId
    ? world.store.snapshots.where('vmId', snapshot.vmId)
    : world.store.snapshots.where('volumeId', snapshot.volumeId)
  for (const sibling of siblings) world.store.snapshots.change(sibling, { active: sibling === snapshot })
}

function overwriteVm(world: World, snapshot: Snapshot): void {
  const vm = snapshot.vmId === null ? undefined : world.store.vms.get(snapshot.vmId)
  if (!vm) throw badRequest('The source VM no longer exists')
  requireStatus(vm, ['passive'], 'be restored')
  holdForCopy(world, vm, workSeconds(world, 'restore', snapshot.id), null)
}
