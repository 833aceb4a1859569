import type { Vm, VmStatus } from '../model'
import { badRequest } from '../wire/api-error'
import { queueJob, type World } from '../world'
import { workSeconds } from './work-time'

export function requireStatus(vm: Vm, allowed: VmStatus[], what: string): void {
  if (allowed.includes(vm.status)) return
  throw badRequest(`VM must be ${allowed.join(' or ')} to ${what}; it is ${vm.status}`)
}

/** Sets the first status now and the others one after the other, each after its own time. */
export function moveThrough(world: World, vm: Vm, first: VmStatus, steps: { after: number; to: VmStatus }[]): void {
  callOffMoves(world, vm.id)
  world.store.vms.change(vm, { status: first, updatedAt: world.now })
  const [next, ...followedBy] = steps
  if (next) queueJob(world, next.after, { kind: 'vm-status', vmId: vm.id, to: next.to, followedBy })
}

export function boot(world: World, vm: Vm): void {
  moveThrough(world, vm, 'booting', [{ after: workSeconds(world, 'boot', vm.id), to: 'active' }])
}

export function shutDown(world: World, vm: Vm): void {
  moveThrough(world, vm, 'finalizing', [{ after: workSeconds(world, 'shutDown', vm.id), to: 'passive' }])
}

export function provision(world: World, vm: Vm): void {
  moveThrough(world, vm, 'provisioning', [
    { after: workSeconds(world, 'reinstall', vm.id), to: 'booting' },
    { after: workSeconds(world, 'boot', vm.id), to: 'active' },
  ])
}

/** Provisioning while something is copied from it, then as it was. */
export function holdForCopy(world: World, vm: Vm, seconds: number, imageId: string | null): void {
  queueJob(world, seconds, { kind: 'copy-end', vmId: vm.id, vmStatusBefore: vm.status, imageId })
  world.store.vms.change(vm, { status: 'provisioning', updatedAt: world.now })
}

function callOffMoves(world: World, vmId: string): void {
  for (const job of world.store.jobs.values()) {
    if (job.kind === 'vm-status' && job.vmId === vmId) world.store.jobs.delete(job.id)
  }
}
