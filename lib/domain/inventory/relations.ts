import { isInRange } from './address-range'
import type { Facts, FactsOf, NetworkInterface } from './facts'
import type { Kind } from './kinds'

// What depends on what. Raff names some of it (a backup its server), and leaves the rest to be joined: an address does not
// say who holds it, and only a server's interfaces say which firewall guards it. One rule decides about each pair of
// things, so that both their pages say the same.

export type Thing = {
  kind: Kind
  raffId: string
  name: string
  projectId: string | null
  parent: { kind: Kind; raffId: string } | null
  addresses: readonly string[]
  createdBy: string | null
  gone: boolean
  facts: Facts
}

/** An interface with the server it belongs to. */
export type ServerInterface = NetworkInterface & { serverId: string }

export const EDGE_KINDS = [
  'hangs-on',
  'taken-of',
  'copies',
  'held-by',
  'leads-into',
  'connected-to',
  'guarded-by',
  'part-of',
  'reaches',
  'made-by',
  'has-role',
] as const
export type EdgeKind = (typeof EDGE_KINDS)[number]

/** How each end of an edge calls the other. */
export const EDGE_WORDS: Record<EdgeKind, { forward: string; back: string }> = {
  'hangs-on': { forward: 'attached to', back: 'disk' },
  'taken-of': { forward: 'copy of', back: 'copy' },
  copies: { forward: 'backs up', back: 'backup schedule' },
  'held-by': { forward: 'held by', back: 'public address' },
  'leads-into': { forward: 'gateway of', back: 'gateway address' },
  'connected-to': { forward: 'private network', back: 'connected server' },
  'guarded-by': { forward: 'firewall', back: 'guards' },
  'part-of': { forward: 'in project', back: 'contains' },
  reaches: { forward: 'reaches project', back: 'can be reached with' },
  'made-by': { forward: 'made by', back: 'made' },
  'has-role': { forward: 'role', back: 'given to' },
}

export type Edge = {
  kind: EdgeKind
  /** What more there is to say: the interface a firewall guards, the role a key has in a project. */
  detail: string | null
}

/** Everything that ties `from` to `to`, in that direction. */
export function edges(from: Thing, to: Thing, interfaces: readonly ServerInterface[]): Edge[] {
  return [...ownEdges(from, to), ...networkEdges(from, to, interfaces), ...accessEdges(from, to)]
}

function* ownEdges(from: Thing, to: Thing): Generator<Edge> {
  if (from.parent?.kind === to.kind && from.parent.raffId === to.raffId) {
    if (from.kind === 'volume') yield edge('hangs-on')
    else if (from.kind === 'backup-schedule') yield edge('copies')
    else yield edge('taken-of')
  }
  if (to.kind === 'project' && from.projectId === to.raffId) yield edge('part-of')
  if (to.kind === 'member' && from.createdBy !== null && factsOf(to, 'member')?.userId === from.createdBy)
    yield edge('made-by')
}

function* networkEdges(from: Thing, to: Thing, interfaces: readonly ServerInterface[]): Generator<Edge> {
  if (from.kind === 'ip') {
    // what is gone has no address any more: another may hold it by now
    if (from.gone || to.gone) return
    if (to.kind === 'vm' && holds(to, from.name, interfaces)) yield edge('held-by')
    if (to.kind === 'vpc' && factsOf(to, 'vpc')?.routerPublicIp === from.name) yield edge('leads-into')
  }
  if (from.kind !== 'vm') return
  const own = interfaces.filter(({ serverId }) => serverId === from.raffId)
  if (to.kind === 'vpc') {
    const joined = own.filter((nic) => isInNetwork(nic, from, to))
    if (joined.length > 0) yield edge('connected-to', listed(joined.map(({ ip }) => ip)))
  }
  if (to.kind === 'security-group') {
    const guarded = own.filter(({ securityGroupId }) => securityGroupId === to.raffId)
    if (guarded.length > 0) yield edge('guarded-by', listed(guarded.map(interfaceName)))
  }
}

function* accessEdges(from: Thing, to: Thing): Generator<Edge> {
  const key = factsOf(from, 'api-key')
  const member = factsOf(from, 'member')
  if (to.kind === 'project') {
    const access = [...(key?.projectAccesses ?? []), ...(member?.projects ?? [])].find(
      ({ projectId }) => projectId === to.raffId,
    )
    if (access) yield edge('reaches', access.roleName ?? access.roleId)
  }
  if (to.kind === 'role') {
    const accesses = [...(key?.projectAccesses ?? []), ...(member?.projects ?? [])]
    const inAccount = (key ?? member)?.roleId === to.raffId
    if (inAccount || accesses.some(({ roleId }) => roleId === to.raffId))
      yield edge('has-role', inAccount ? 'in the whole account' : 'in projects')
  }
}

function holds(server: Thing, address: string, interfaces: readonly ServerInterface[]): boolean {
  return (
    server.addresses.includes(address) ||
    interfaces.some(({ serverId, ip }) => serverId === server.raffId && ip === address)
  )
}

/** An interface names its network, and names need not be unique: the address must lie in the range, too. */
function isInNetwork(nic: NetworkInterface, server: Thing, network: Thing): boolean {
  const cidr = factsOf(network, 'vpc')?.cidr
  return (
    nic.type === 'vpc' &&
    nic.networkName === network.name &&
    (network.projectId === null || server.projectId === null || network.projectId === server.projectId) &&
    (!cidr || !nic.ip || isInRange(nic.ip, cidr))
  )
}

function interfaceName({ type, ip }: NetworkInterface): string {
  const side = type === 'vpc' ? 'private side' : type === 'ipv6' ? 'public side (IPv6)' : 'public side'
  return ip ? `${side}, ${ip}` : side
}

function factsOf<K extends Kind>(thing: Thing, kind: K): FactsOf[K] | null {
  return thing.kind === kind ? (thing.facts as FactsOf[K]) : null
}

function edge(kind: EdgeKind, detail: string | null = null): Edge {
  return { kind, detail }
}

function listed(parts: (string | null)[]): string | null {
  return parts.filter(Boolean).join('; ') || null
}
