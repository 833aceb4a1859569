import { REGION } from '../catalog'
import type { Vm, Vpc } from '../model'
import { nextRun } from '../next-run'
import { badRequest } from '../wire/api-error'
import { newNumber, newUuid, type World } from '../world'
import { addPublicNic, addVpcNic, allocateIp, freeBlocks, freeLease } from './addresses'
import { requireFunds } from './billing'
import { createVolume } from './create-volume'
import { createVpc } from './create-vpc'
import type { Timing, VmOrder } from './read-vm-order'
import { moveThrough } from './vm-status'
import { workSeconds } from './work-time'

const DEFAULT_KEEP = { daily: 7, weekly: 4 }

export function createVm(world: World, projectId: string, userId: string, order: VmOrder): Vm {
  requireRoom(world)
  requireFunds(world)
  const vpc = vpcFor(world, projectId, order)
  const lease = vpc && freeLease(world, vpc)
  const vm = world.store.vms.add({
    id: newUuid(world, 'vm'),
    projectId,
    name: order.name,
    status: 'initiating',
    planId: order.plan.id,
    addedStorage: 0,
    templateId: order.source.id,
    templateName: order.source.name,
    templateVersion: order.source.version,
    createdBy: userId,
    billing: 'payg',
    subscriptionId: null,
    backupType: order.backup?.type ?? null,
    region: REGION,
    tags: order.tags.map((tag) => ({ id: newUuid(world, 'tag'), name: tag, priority: 0, createdAt: world.now })),
    nics: [],
    notes: [],
    seriesId: null,
    bootedAt: null,
    createdAt: world.now,
    updatedAt: world.now,
  })
  if (order.network.publicIp) {
    const ip = allocateIp(world, { projectId, family: 'IPv4', reserved: false, vmId: vm.id, createdBy: userId })
    addPublicNic(world, vm, ip, null)
  }
  if (vpc) addVpcNic(world, vm, vpc, lease)
  if (order.extraStorage > 0) addDisk(world, vm, order, userId)
  if (order.backup) addSchedule(world, vm, order.backup, userId)
  start(world, vm)
  return vm
}

function requireRoom(world: World): void {
  const { vmLimit } = world.store.account
  if (world.store.vms.size >= vmLimit) throw badRequest(`The account may hold ${vmLimit} VMs, stopped ones included`)
}

function vpcFor(world: World, projectId: string, { name, network }: VmOrder): Vpc | undefined {
  if (network.vpc === 'none') return undefined
  if (network.vpc !== 'new') return network.vpc
  const [free] = freeBlocks(world, 24, 1)
  const wanted = network.newVpc ?? (free && { name: `vpc-${name}`, cidr: free })
  if (!wanted) throw badRequest('There is no free private network left; pass vpc_id or skip_vpc')
  return createVpc(world, projectId, wanted)
}

function addDisk(world: World, vm: Vm, { extraStorage, filesystem }: VmOrder, userId: string): void {
  const { projectId, name } = vm
  createVolume(world, { projectId, name: `${name}-data`, size: extraStorage, vmId: vm.id, filesystem, userId })
}

function addSchedule(world: World, vm: Vm, timing: Timing, userId: string): void {
  const schedule = world.store.schedules.add({
    id: newNumber(world, 'schedule'),
    projectId: vm.projectId,
    vmId: vm.id,
    name: `${vm.name} ${timing.type}`,
    ...timing,
    keepCount: DEFAULT_KEEP[timing.type],
    outcome: 'ready',
    createdBy: userId,
    region: vm.region,
    createdAt: world.now,
    nextRunAt: nextRun(timing, world.now),
  })
  world.agenda.add({ at: schedule.nextRunAt, kind: 'schedule', id: schedule.id })
}

function start(world: World, vm: Vm): void {
  moveThrough(world, vm, 'initiating', [
    { after: workSeconds(world, 'initiate', vm.id), to: 'provisioning' },
    { after: workSeconds(world, 'provision', vm.id), to: 'booting' },
    { after: workSeconds(world, 'boot', vm.id), to: 'active' },
  ])
}
