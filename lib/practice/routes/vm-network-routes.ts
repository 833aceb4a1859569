import type { Nic, SecurityGroup, Vm } from '../model'
import { addPublicNic, addVpcNic, allocateIp, letGoOfIp } from '../rules/addresses'
import { requireFunds } from '../rules/billing'
import { nicView } from '../views/vm-view'
import { type Answer, done, ok } from '../wire/answer'
import { badRequest, notFound } from '../wire/api-error'
import { integer, optionalChoice, optionalText, optionalTexts, optionalUuid, uuid } from '../wire/fields'
import { type Call, projectRoute, resourceRoute } from '../wire/route'
import { vmIn } from './vm-routes'

export const vmNetworkRoutes = [
  resourceRoute('GET', '/api/v1/vms/{id}/networks', 'vm.view', listNics),
  projectRoute('POST', '/api/v1/vms/{id}/vpc', 'vpc.update', attachVpc),
  projectRoute('DELETE', '/api/v1/vms/{id}/vpc/{nic_id}', 'vpc.update', detachVpc),
  projectRoute('POST', '/api/v1/vms/{id}/ip', 'ip.attach', attachIp),
  projectRoute('DELETE', '/api/v1/vms/{id}/ip/{nic_id}', 'ip.attach', detachIp),
  projectRoute('POST', '/api/v1/vms/{id}/security-groups', 'security_group.update', attachGroup),
  projectRoute('DELETE', '/api/v1/vms/{id}/security-groups/{sg_id}/{nic_id}', 'security_group.update', detachGroup),
]

function listNics(call: Call): Answer {
  const type = call.query.get('type')
  const nics = vmIn(call).nics.filter((nic) => !type || nic.type === type)
  return ok(nics.map((nic) => nicView(call.world.store, nic)))
}

function attachVpc(call: Call): Answer {
  const { world, body } = call
  const vm = vmIn(call)
  const vpc = world.store.vpcs.get(uuid(body, 'vpc_id'))
  if (vpc?.projectId !== vm.projectId) throw badRequest('vpc_id is not a VPC of this project')
  if (vm.nics.some((nic) => nic.vpcId === vpc.id)) throw badRequest('The VM is already attached to this VPC')
  addVpcNic(world, vm, vpc, optionalText(body, 'ip'))
  return done('VM attached to VPC')
}

function detachVpc(call: Call): Answer {
  const vm = vmIn(call)
  removeNic(
    call,
    vm,
    nicIn(call, vm, (nic) => nic.type === 'vpc'),
  )
  return done('VM detached from VPC')
}

function attachIp(call: Call): Answer {
  const { world } = call
  const vm = vmIn(call)
  const groupId = groupForNewNic(call)
  const ip = reservedIp(call) ?? freshIp(call, vm)
  const nic = addPublicNic(world, vm, world.store.ips.change(ip, { vmId: vm.id, updatedAt: world.now }), groupId)
  const data = { vm_id: vm.id, ip_address: nic.ip, nic_id: nic.nicId, mac: nic.mac }
  return { status: 200, body: { success: true, message: `IP attached to ${vm.name}`, data } }
}

function reservedIp(call: Call) {
  const ipId = optionalUuid(call.body, 'ip_id')
  if (ipId === undefined) return undefined
  const ip = call.world.store.ips.get(ipId)
  if (ip?.projectId !== call.projectId) throw badRequest('ip_id is not an address of this project')
  if (!ip.reserved) throw badRequest('The address is not reserved')
  if (ip.vmId !== null || ip.gatewayOfVpcId !== null) throw badRequest('The address is attached already')
  refuseSecond(vmIn(call), ip.family)
  return ip
}

function freshIp({ world, body, caller }: Call, vm: Vm) {
  const family = optionalChoice(body, 'type', ['IPv4', 'IPv6']) ?? 'IPv4'
  refuseSecond(vm, family)
  requireFunds(world)
  return allocateIp(world, { projectId: vm.projectId, family, reserved: false, createdBy: caller.userId })
}

function refuseSecond(vm: Vm, family: 'IPv4' | 'IPv6'): void {
  const type = family === 'IPv4' ? 'public' : 'ipv6'
  if (vm.nics.some((nic) => nic.type === type)) {
    throw badRequest(`The VM already has a public ${family} address; detach it first`)
  }
}

function groupForNewNic(call: Call): string | null {
  const ids = optionalTexts(call.body, 'security_groups') ?? []
  if (ids.length > 1) throw badRequest('An interface takes one security group')
  return ids[0] === undefined ? null : groupOfProject(call, ids[0]).id
}

function groupOfProject({ world, projectId }: Call, id: string): SecurityGroup {
  const group = world.store.securityGroups.get(id)
  if (group?.projectId !== projectId) throw badRequest('Not a security group of this project')
  return group
}

function detachIp(call: Call): Answer {
  const { world } = call
  const vm = vmIn(call)
  const nic = nicIn(call, vm, ({ type }) => type === 'public' || type === 'ipv6')
  const ip = nic.ipId === null ? undefined : world.store.ips.get(nic.ipId)
  removeNic(call, vm, nic)
  if (ip) letGoOfIp(world, ip)
  return done(ip?.reserved ? 'IP detached; it stays reserved' : 'IP detached and released')
}

function attachGroup(call: Call): Answer {
  const vm = vmIn(call)
  const group = groupOfProject(call, uuid(call.body, 'security_group_id'))
  const nicId = integer(call.body, 'nic_id')
  const nic = vm.nics.find((each) => each.nicId === nicId)
  if (!nic) throw badRequest(`The VM has no interface ${nicId}`)
  if (nic.securityGroupId !== null) throw badRequest('The interface has a security group; detach it first')
  setGroup(call, vm, nic, group.id)
  return done('Security group attached; reboot the VM for it to take effect')
}

function detachGroup(call: Call): Answer {
  const vm = vmIn(call)
  const nic = nicIn(call, vm, (each) => each.securityGroupId === call.params.sg_id)
  setGroup(call, vm, nic, null)
  return done('Security group detached; reboot the VM for it to take effect')
}

function nicIn({ params }: Call, vm: Vm, isMeant: (nic: Nic) => boolean): Nic {
  const nic = vm.nics.find((each) => String(each.nicId) === params.nic_id && isMeant(each))
  if (!nic) throw notFound('Network interface')
  return nic
}

function removeNic({ world }: Call, vm: Vm, nic: Nic): void {
  const nics = vm.nics.filter((each) => each !== nic)
  world.store.vms.change(vm, { nics, updatedAt: world.now })
}

function setGroup({ world }: Call, vm: Vm, nic: Nic, securityGroupId: string | null): void {
  const nics = vm.nics.map((each) => (each === nic ? { ...each, securityGroupId } : each))
  world.store.vms.change(vm, { nics, updatedAt: world.now })
}
