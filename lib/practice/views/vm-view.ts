import { planById } from '../catalog'
import type { Nic, Note, Tag, Vm } from '../model'
import type { Store } from '../store'
import { time } from '../wire/answer'
import { perHour, vmMonthly } from '../wire/price'

export function vmView(vm: Vm) {
  const plan = planById(vm.planId)
  const storage = plan?.diskGb ?? 0
  return {
    id: vm.id,
    name: vm.name,
    status: vm.status,
    cpu: plan?.vcpu ?? 0,
    ram: plan?.memoryGb ?? 0,
    storage,
    added_storage: vm.addedStorage,
    total_storage: storage + vm.addedStorage,
    template_id: vm.templateId,
    template_name: vm.templateName,
    template_version: vm.templateVersion,
    price_per_hour: perHour(vmMonthly(vm)),
    pricing_id: vm.planId,
    created_by: vm.createdBy ?? undefined,
    billing_type: vm.billing,
    subscription_id: vm.subscriptionId ?? undefined,
    backup_type: vm.backupType,
    region: vm.region,
    project_id: vm.projectId,
    public_ipv4_address: addressOn(vm, 'public') ?? '',
    public_ipv6_address: addressOn(vm, 'ipv6') ?? null,
    private_ipv4_address: addressOn(vm, 'vpc') ?? '',
    private_ipv6_address: null,
    tags: tagViews(vm),
    active: vm.status === 'active',
    created_at: time(vm.createdAt),
    updated_at: time(vm.updatedAt),
  }
}

function addressOn(vm: Vm, type: Nic['type']): string | undefined {
  return vm.nics.find((nic) => nic.type === type)?.ip
}

export function tagViews(vm: Vm) {
  return [...vm.tags].sort((a, b) => a.priority - b.priority).map(tagView)
}

function tagView(tag: Tag) {
  return { id: tag.id, name: tag.name, priority: tag.priority, created_at: time(tag.createdAt) }
}

export function nicView(store: Store, nic: Nic) {
  return {
    nic_id: nic.nicId,
    network_name: networkName(store, nic),
    ip: nic.ip,
    mac: nic.mac,
    gateway: nic.gateway,
    type: nic.type,
    security_group_id: nic.securityGroupId ?? undefined,
  }
}

function networkName(store: Store, nic: Nic): string {
  if (nic.type !== 'vpc') return nic.type === 'public' ? 'public' : 'public-ipv6'
  return (nic.vpcId && store.vpcs.get(nic.vpcId)?.name) || 'vpc'
}

export function noteView(vm: Vm, note: Note) {
  return {
    id: note.id,
    vm_id: vm.id,
    user_id: note.userId,
    type: note.type,
    content: note.content,
    created_at: time(note.createdAt),
    updated_at: time(note.updatedAt),
  }
}
