import type { Vpc } from '../model'
import { badRequest } from '../wire/api-error'
import { newUuid, type World } from '../world'
import { blockOf, isPrivate, overlaps, readBlock } from './address-blocks'

const LARGEST = 2 ** 16
const SMALLEST = 2 ** 4

export function createVpc(world: World, projectId: string, { name, cidr }: { name: string; cidr: string }): Vpc {
  const block = readBlock(cidr)
  if (!block) throw badRequest(`cidr must be a network like 10.0.0.0/24, not ${cidr}`)
  if (!isPrivate(block)) throw badRequest('cidr must be in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16')
  if (block.size > LARGEST || block.size < SMALLEST) throw badRequest('cidr must be between /16 and /28')
  const other = [...world.store.vpcs.all()].find((vpc) => overlaps(blockOf(vpc.cidr), block))
  if (other) throw badRequest(`cidr overlaps with VPC ${other.name} (${other.cidr})`)
  return world.store.vpcs.add({
    id: newUuid(world, 'vpc'),
    projectId,
    name,
    description: '',
    cidr,
    status: 'active',
    gatewayType: 'none',
    region: 'us-east',
    createdAt: world.now,
    updatedAt: world.now,
  })
}

export function removeVpc(world: World, vpc: Vpc): void {
  for (const ip of world.store.ips.where('gatewayOfVpcId', vpc.id)) world.store.ips.remove(ip)
  world.store.vpcs.remove(vpc)
}

export function isUsed(world: World, vpc: Vpc): boolean {
  for (const vm of world.store.vms.all()) {
    if (vm.nics.some((nic) => nic.vpcId === vpc.id)) return true
  }
  return false
}
