import { canonicalJson, type Json } from '../canonical-json'
import type { Facts, FactsOf, NetworkInterface } from './facts'
import type { Kind } from './kinds'

// What counts as a change worth remembering. Fields that only say that something else happened (`updatedAt`), that move
// all the time (`lastUsedAt`, the size of what a schedule keeps) or that follow the calendar (the price of a backup, of
// which the newest three are free) are kept as facts and have no history.

export type FieldChange = { field: string; from: Json; to: Json }

type Watched = { [K in Kind]: { [field: string]: (facts: FactsOf[K]) => Json } }

const WATCHED: Watched = {
  vm: {
    name: (vm) => vm.name,
    status: (vm) => vm.status,
    project: (vm) => vm.projectId,
    size: (vm) => `${vm.cpu ?? '?'} vCPU, ${vm.ramGb ?? '?'} GB`,
    diskGb: (vm) => vm.totalStorageGb ?? vm.storageGb,
    system: (vm) => [vm.templateName, vm.templateVersion].filter(Boolean).join(' ') || null,
    pricePerHour: (vm) => vm.pricePerHour,
    billing: (vm) => vm.billingType,
    backupHint: (vm) => vm.backupType,
    region: (vm) => vm.region,
    publicIpv4: (vm) => vm.publicIpv4Address,
    publicIpv6: (vm) => vm.publicIpv6Address,
    privateIpv4: (vm) => vm.privateIpv4Address,
    tags: (vm) => vm.tags.map((tag) => tag.name).sort(),
  },
  volume: {
    name: (volume) => volume.name,
    status: (volume) => volume.status,
    project: (volume) => volume.projectId,
    sizeGb: (volume) => volume.sizeGb,
    server: (volume) => volume.vmId,
    pricePerHour: (volume) => volume.pricePerHour,
  },
  snapshot: {
    name: (snapshot) => snapshot.name,
    status: (snapshot) => snapshot.status || 'saved',
    project: (snapshot) => snapshot.projectId,
    size: (snapshot) => snapshot.size,
  },
  backup: {
    name: (backup) => backup.name,
    status: (backup) => backup.status,
    project: (backup) => backup.projectId,
  },
  'backup-schedule': {
    name: (schedule) => schedule.name,
    project: (schedule) => schedule.projectId,
    rhythm: (schedule) => [schedule.type, schedule.runtime].filter(Boolean).join(', '),
    keepCount: (schedule) => schedule.keepCount,
    server: (schedule) => schedule.vmId,
  },
  ip: {
    status: (ip) => ip.status,
    project: (ip) => ip.projectId,
    reserved: (ip) => ip.reserved,
  },
  vpc: {
    name: (vpc) => vpc.name,
    status: (vpc) => vpc.status,
    project: (vpc) => vpc.projectId,
    range: (vpc) => vpc.cidr,
    gatewayType: (vpc) => vpc.gatewayType,
    usedIps: (vpc) => vpc.usedIps,
  },
  'security-group': {
    name: (group) => group.name,
    project: (group) => group.projectId,
    rules: (group) => group.rules,
    nicCount: (group) => group.nicCount,
  },
  'ssh-key': {
    name: (key) => key.name,
    publicKey: (key) => key.publicKey,
  },
  project: {
    name: (project) => project.name,
    status: (project) => (project.isActive === false ? 'inactive' : 'active'),
    isDefault: (project) => project.isDefault,
  },
  member: {
    status: (member) => member.status,
    email: (member) => member.email,
    role: (member) => member.roleName ?? member.roleId,
    projects: (member) =>
      (member.projects ?? []).map(({ projectId, roleName, roleId }) => ({ projectId, role: roleName ?? roleId })),
  },
  invitation: {
    role: (invitation) => invitation.roleName ?? invitation.roleId,
    expiresAt: (invitation) => invitation.expiresAt,
  },
  role: {
    name: (role) => role.name,
    permissions: (role) => [...role.permissions].sort(),
  },
  'api-key': {
    name: (key) => key.name,
    status: (key) => (key.isActive ? 'active' : 'off'),
    secret: (key) => key.prefix,
    role: (key) => key.roleName ?? key.roleId,
    projects: (key) =>
      [...key.projectAccesses]
        .sort((a, b) => (a.projectId < b.projectId ? -1 : 1))
        .map(({ projectId, roleName, roleId }) => ({ projectId, role: roleName ?? roleId })),
    expiresAt: (key) => key.expiresAt,
    rateLimitTier: (key) => key.rateLimitTier,
  },
}

/** What changed between two readings of one thing, in the order of the table above. */
export function changedFacts<K extends Kind>(kind: K, before: FactsOf[K], after: FactsOf[K]): FieldChange[] {
  return Object.entries(WATCHED[kind]).flatMap(([field, read]) => {
    // facts of an older version of Stocktake may lack a field: what was never known did not change
    const from = attempt(() => read(before))
    const to = read(after)
    return from === undefined || same(from, to) ? [] : [{ field, from, to }]
  })
}

export function changedFactsOf(kind: Kind, before: Facts, after: Facts): FieldChange[] {
  return changedFacts(kind, before as FactsOf[typeof kind], after as FactsOf[typeof kind])
}

/** Compares the interfaces of a server and the firewalls before them, whatever order they come in. */
export function changedInterfaces(before: NetworkInterface[], after: NetworkInterface[]): FieldChange[] {
  const [from, to] = [before, after].map((all) => all.map(watchedInterface).sort(byAddress))
  return from && to && !same(from, to) ? [{ field: 'interfaces', from, to }] : []
}

function watchedInterface({ type, ip, networkName, securityGroupId }: NetworkInterface) {
  return { type, ip, network: type === 'vpc' ? networkName : null, firewall: securityGroupId }
}

function byAddress(one: { ip: string | null; type: string }, other: { ip: string | null; type: string }): number {
  const [a, b] = [`${one.type} ${one.ip ?? ''}`, `${other.type} ${other.ip ?? ''}`]
  return a < b ? -1 : a > b ? 1 : 0
}

function same(one: Json, other: Json): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other)
}

function attempt(read: () => Json): Json | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
