import { digestOf } from '../ids'
import type { Ip, Nic, Vm, Vpc } from '../model'
import { badRequest } from '../wire/api-error'
import { newNumber, newUuid, type World } from '../world'
import { addressText, blockOf, holds, hostAt, overlaps } from './address-blocks'

/** Addresses set aside for tests: they lead nowhere, and there are enough for 5,000 servers. */
const POOL = blockOf('198.18.0.0/15')

/** Networks lease from the tenth host on; the first is the gateway. */
const FIRST_LEASE = 10

export interface AddressOrder {
  projectId: string
  family: Ip['family']
  reserved: boolean
  vmId?: string | null
  gatewayOfVpcId?: string | null
  createdBy: string | null
}

export function allocateIp(world: World, order: AddressOrder): Ip {
  return world.store.ips.add({
    id: newUuid(world, 'ip'),
    projectId: order.projectId,
    address: freeAddress(world, order.family),
    family: order.family,
    reserved: order.reserved,
    vmId: order.vmId ?? null,
    gatewayOfVpcId: order.gatewayOfVpcId ?? null,
    createdBy: order.createdBy,
    region: 'us-east',
    createdAt: world.now,
    updatedAt: world.now,
  })
}

function freeAddress(world: World, family: Ip['family']): string {
  for (;;) {
    const number = newNumber(world, `address-${family}`)
    const address =
      family === 'IPv4' ? hostAt(POOL, number) : `2001:db8:0:${(number >> 8).toString(16)}::${number & 0xff}`
    if (world.store.ips.count('address', address) === 0) return address
  }
}

export function addPublicNic(world: World, vm: Vm, ip: Ip, securityGroupId: string | null): Nic {
  const type = ip.family === 'IPv4' ? 'public' : 'ipv6'
  const gateway = ip.family === 'IPv4' ? addressText(blockOf(`${ip.address}/32`).first - 1) : '2001:db8::1'
  return addNic(world, vm, { type, ip: ip.address, gateway, ipId: ip.id, vpcId: null, securityGroupId })
}

export function addVpcNic(world: World, vm: Vm, vpc: Vpc, wanted: string | undefined): Nic {
  const ip = wanted ?? freeLease(world, vpc)
  if (wanted !== undefined) requireFree(world, vpc, wanted)
  const gateway = hostAt(blockOf(vpc.cidr), 1)
  return addNic(world, vm, { type: 'vpc', ip, gateway, ipId: null, vpcId: vpc.id, securityGroupId: null })
}

function addNic(world: World, vm: Vm, words: Omit<Nic, 'nicId' | 'mac'>): Nic {
  const nicId = Math.max(-1, ...vm.nics.map((nic) => nic.nicId)) + 1
  const hex = digestOf(world.store.seed, 'mac', vm.id, nicId).toString('hex')
  const mac = `02:00:${[0, 2, 4, 6].map((at) => hex.slice(at, at + 2)).join(':')}`
  const nic: Nic = { nicId, mac, ...words }
  world.store.vms.change(vm, { nics: [...vm.nics, nic], updatedAt: world.now })
  return nic
}

/** An address given with a server returns to the pool for good; a reserved one stays with the account. */
export function letGoOfIp(world: World, ip: Ip): void {
  if (ip.reserved) world.store.ips.change(ip, { vmId: null, updatedAt: world.now })
  else world.store.ips.remove(ip)
}

function leasesOf(world: World, vpc: Vpc): Set<string> {
  const nics = [...world.store.vms.all()].flatMap((vm) => vm.nics)
  return new Set(nics.filter((nic) => nic.vpcId === vpc.id).map((nic) => nic.ip))
}

export function freeLease(world: World, vpc: Vpc): string {
  const block = blockOf(vpc.cidr)
  const taken = leasesOf(world, vpc)
  for (let host = Math.min(FIRST_LEASE, block.size - 2); host < block.size - 1; host++) {
    const address = hostAt(block, host)
    if (!taken.has(address)) return address
  }
  throw badRequest(`VPC ${vpc.name} has no free address`)
}

function requireFree(world: World, vpc: Vpc, address: string): void {
  const block = blockOf(vpc.cidr)
  if (!holds(block, address) || address === hostAt(block, 1)) throw badRequest(`${address} is not in ${vpc.cidr}`)
  if (leasesOf(world, vpc).has(address)) throw badRequest(`${address} is in use`)
}

/** The first blocks of the given size that overlap no network of the account. */
export function freeBlocks(world: World, prefix: number, count: number): string[] {
  const taken = [...world.store.vpcs.all()].map((vpc) => blockOf(vpc.cidr))
  const found: string[] = []
  const size = 2 ** (32 - prefix)
  const { first } = blockOf('10.0.0.0/8')
  for (let start = first + 2 ** 16; found.length < count && start < first + 2 ** 24; start += Math.max(size, 2 ** 16)) {
    const block = { first: start, size }
    if (!taken.some((other) => overlaps(other, block))) found.push(`${addressText(start)}/${prefix}`)
  }
  return found
}
