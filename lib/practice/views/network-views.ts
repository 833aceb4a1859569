import type { Ip, SecurityGroup, Vpc } from '../model'
import { blockOf, hostAt } from '../rules/address-blocks'
import type { Store } from '../store'
import { time } from '../wire/answer'

export function ipView(store: Store, ip: Ip) {
  return {
    id: ip.id,
    account_id: store.account.id,
    project_id: ip.projectId,
    created_by: ip.createdBy ?? undefined,
    ip_address: ip.address,
    type: ip.family,
    status: ip.vmId === null && ip.gatewayOfVpcId === null ? 'free' : 'in-use',
    reserved: ip.reserved,
    region: ip.region,
    created_at: time(ip.createdAt),
    updated_at: time(ip.updatedAt),
  }
}

/** Counted once for a whole list, because each network and each group is used by interfaces all over. */
export interface NicUse {
  byVpc: Map<string, { ip: string; nicId: number }[]>
  byGroup: Map<string, number>
}

export function countNics(store: Store): NicUse {
  const use: NicUse = { byVpc: new Map(), byGroup: new Map() }
  for (const vm of store.vms.all()) {
    for (const { ip, nicId, vpcId, securityGroupId } of vm.nics) {
      if (vpcId) leasesIn(use, vpcId).push({ ip, nicId })
      if (securityGroupId) use.byGroup.set(securityGroupId, (use.byGroup.get(securityGroupId) ?? 0) + 1)
    }
  }
  return use
}

function leasesIn(use: NicUse, vpcId: string) {
  const leases = use.byVpc.get(vpcId) ?? []
  use.byVpc.set(vpcId, leases)
  return leases
}

export function vpcView(store: Store, vpc: Vpc, use: NicUse) {
  const block = blockOf(vpc.cidr)
  const router = store.ips.where('gatewayOfVpcId', vpc.id)[0]
  return {
    id: vpc.id,
    account_id: store.account.id,
    project_id: vpc.projectId,
    name: vpc.name,
    cidr: vpc.cidr,
    gateway: hostAt(block, 1),
    dns: hostAt(block, 1),
    status: vpc.status,
    total_ips: block.size,
    used_ips: use.byVpc.get(vpc.id)?.length ?? 0,
    region: vpc.region,
    gateway_type: vpc.gatewayType,
    router_public_ip: router?.address,
    router_status: router ? 'active' : undefined,
    created_at: time(vpc.createdAt),
    updated_at: time(vpc.updatedAt),
  }
}

export function vpcDetailView(store: Store, vpc: Vpc) {
  const use = countNics(store)
  const block = blockOf(vpc.cidr)
  return {
    vpc: vpcView(store, vpc, use),
    ip_range_start: hostAt(block, Math.min(10, block.size - 2)),
    ip_range_end: hostAt(block, block.size - 2),
    leases: (use.byVpc.get(vpc.id) ?? []).map(({ ip, nicId }) => ({ ip, nic_id: nicId })),
  }
}

export function securityGroupView(group: SecurityGroup, use: NicUse) {
  return {
    id: group.id,
    name: group.name,
    description: group.description,
    rules: group.rules,
    vm_count: use.byGroup.get(group.id) ?? 0,
    project_id: group.projectId,
    created_at: time(group.createdAt),
    updated_at: time(group.updatedAt),
  }
}
