import type { Facts, FactsOf } from './facts'
import type { Kind } from './kinds'

/** What every kind of thing has in common: the columns of the inventory and what the search looks through. */
export type IndexCard = {
  name: string
  /** Raff's own word, also one that we do not know yet; null for kinds that have none. */
  status: string | null
  projectId: string | null
  /** What it hangs on or was taken of, when its own row says so. */
  parent: { kind: Kind; raffId: string } | null
  addresses: string[]
  tags: string[]
  /** A user id of Raff. */
  createdBy: string | null
}

type Cards = { [K in Kind]: (facts: FactsOf[K]) => Partial<IndexCard> & { name: string } }

const CARDS: Cards = {
  vm: (vm) => ({
    name: vm.name,
    status: vm.status,
    addresses: present([vm.publicIpv4Address, vm.publicIpv6Address, vm.privateIpv4Address, vm.privateIpv6Address]),
    tags: [...new Set(vm.tags.map((tag) => tag.name))],
  }),
  volume: (volume) => ({ name: volume.name, status: volume.status, parent: onServer(volume.vmId) }),
  snapshot: (snapshot) => ({
    name: snapshot.name,
    status: snapshot.status || 'saved',
    parent: snapshot.type === 'vm' ? onServer(snapshot.vmId) : null,
  }),
  backup: (backup) => ({ name: backup.name, status: backup.status, parent: onServer(backup.vmId) }),
  'backup-schedule': (schedule) => ({ name: schedule.name, parent: onServer(schedule.vmId) }),
  ip: (ip) => ({ name: ip.address, status: ip.status, addresses: [ip.address] }),
  vpc: (vpc) => ({ name: vpc.name, status: vpc.status, addresses: present([vpc.cidr, vpc.routerPublicIp]) }),
  'security-group': (group) => ({ name: group.name }),
  'ssh-key': (key) => ({ name: key.name }),
  project: (project) => ({ name: project.name, status: project.isActive === false ? 'inactive' : 'active' }),
  member: (member) => ({ name: member.email, status: member.status }),
  invitation: (invitation) => ({ name: invitation.email, status: 'pending', createdBy: invitation.invitedBy }),
  role: (role) => ({ name: role.name, status: role.isSystem ? 'built in' : 'custom' }),
  'api-key': (key) => ({ name: key.name, status: key.isActive ? 'active' : 'off' }),
}

export function indexCard<K extends Kind>(kind: K, facts: FactsOf[K]): IndexCard {
  const { projectId = null, createdBy = null } = facts as { projectId?: string | null; createdBy?: string | null }
  return {
    status: null,
    projectId,
    parent: null,
    addresses: [],
    tags: [],
    createdBy,
    ...CARDS[kind](facts),
  }
}

/** The same for a kind that is only known while running. */
export function indexCardOf(kind: Kind, facts: Facts): IndexCard {
  return indexCard(kind, facts as FactsOf[typeof kind])
}

function onServer(raffId: string | null): IndexCard['parent'] {
  return raffId === null ? null : { kind: 'vm', raffId }
}

function present(addresses: (string | null)[]): string[] {
  return [...new Set(addresses.filter((address): address is string => !!address))]
}
