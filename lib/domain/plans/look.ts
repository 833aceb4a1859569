import { indexCardOf } from '../inventory/index-card'
import type { Kind } from '../inventory/kinds'
import { type EdgeKind, edges, type ServerInterface, type Thing } from '../inventory/relations'
import type { AnyThing, PlanFacts, PlanThing } from './plan-facts'

// Questions that builders ask about what surrounds a target. What Raff said is not there never counts as being there.

export type Look = {
  facts: PlanFacts
  now: Date
  /** Everything of a kind that is there or was not seen to be gone. */
  all<K extends Kind>(kind: K): PlanThing<K>[]
  find<K extends Kind>(kind: K, raffId: string | null): PlanThing<K> | undefined
  backupsOf(serverId: string): PlanThing<'backup'>[]
  snapshotsOf(kind: 'vm' | 'volume', raffId: string): PlanThing<'snapshot'>[]
  schedulesOf(serverId: string): PlanThing<'backup-schedule'>[]
  disksOf(serverId: string): PlanThing<'volume'>[]
  addressesOf(server: PlanThing<'vm'>): PlanThing<'ip'>[]
  firewallsOf(server: PlanThing<'vm'>): PlanThing<'security-group'>[]
  networksOf(server: PlanThing<'vm'>): PlanThing<'vpc'>[]
  serversBehind(firewallId: string): PlanThing<'vm'>[]
  serversIn(network: PlanThing<'vpc'>): PlanThing<'vm'>[]
  interfacesOf(serverId: string): ServerInterface[]
  /** Whether the interfaces of this server are known. */
  seesInterfaces(serverId: string): boolean
  sees(kind: Kind, projectId: string | null): boolean
  /** Not among the other targets of the same request: what they take with them is no comfort. */
  stays(thing: PlanThing): boolean
}

export function lookAround(facts: PlanFacts, now: Date, target: AnyThing | null): Look {
  const things = new Map<string, AnyThing>()
  const others = new Set(facts.targets.filter((each) => each !== target).map(keyOf))
  for (const thing of [...facts.around, ...facts.targets])
    if (thing.presence !== 'gone') things.set(keyOf(thing), thing)

  function all<K extends Kind>(kind: K): PlanThing<K>[] {
    return [...things.values()].filter((thing) => thing.kind === kind) as unknown as PlanThing<K>[]
  }
  function hanging<K extends Kind>(kind: K, onKind: Kind, raffId: string): PlanThing<K>[] {
    return all(kind).filter(({ parent }) => parent?.kind === onKind && parent.raffId === raffId)
  }
  function tied<K extends Kind>(from: AnyThing, kind: K, edge: EdgeKind): PlanThing<K>[] {
    return all(kind).filter((to) => isTied(from, to, edge, facts.interfaces))
  }
  return {
    facts,
    now,
    all,
    find: <K extends Kind>(kind: K, raffId: string | null) =>
      raffId === null ? undefined : (things.get(keyOf({ kind, raffId })) as unknown as PlanThing<K> | undefined),
    backupsOf: (serverId) => newestFirst(hanging('backup', 'vm', serverId)),
    snapshotsOf: (kind, raffId) =>
      newestFirst(hanging('snapshot', kind, raffId).filter(({ facts: { type } }) => type === kind)),
    schedulesOf: (serverId) => hanging('backup-schedule', 'vm', serverId),
    disksOf: (serverId) => hanging('volume', 'vm', serverId),
    addressesOf: (server) => all('ip').filter((ip) => isTied(ip as AnyThing, server, 'held-by', facts.interfaces)),
    firewallsOf: (server) => tied(server as AnyThing, 'security-group', 'guarded-by'),
    networksOf: (server) => tied(server as AnyThing, 'vpc', 'connected-to'),
    serversBehind: (firewallId) => {
      const ids = new Set(
        facts.interfaces
          .filter(({ securityGroupId }) => securityGroupId === firewallId)
          .map(({ serverId }) => serverId),
      )
      return all('vm').filter(({ raffId }) => ids.has(raffId))
    },
    serversIn: (network) =>
      all('vm').filter((server) => isTied(server as AnyThing, network, 'connected-to', facts.interfaces)),
    interfacesOf: (serverId) => facts.interfaces.filter((nic) => nic.serverId === serverId),
    seesInterfaces: (serverId) =>
      !facts.unread.some((one) => one.what === 'interfaces' && (one.serverId === null || one.serverId === serverId)),
    stays: (thing) => !others.has(keyOf(thing)),
    sees: (kind, projectId) =>
      !facts.unread.some(
        (one) => one.what === kind && (one.projectId === null || projectId === null || one.projectId === projectId),
      ),
  }
}

function keyOf({ kind, raffId }: { kind: Kind; raffId: string }): string {
  return `${kind} ${raffId}`
}

export function newestFirst<T extends { raffId: string; facts: { createdAt: string | null } }>(things: T[]): T[] {
  return [...things].sort(
    (a, b) => (b.facts.createdAt ?? '').localeCompare(a.facts.createdAt ?? '') || a.raffId.localeCompare(b.raffId),
  )
}

function isTied(from: AnyThing, to: PlanThing, edge: EdgeKind, interfaces: readonly ServerInterface[]): boolean {
  return edges(asThing(from), asThing(to as AnyThing), interfaces).some(({ kind }) => kind === edge)
}

function asThing(thing: AnyThing): Thing {
  const { kind, raffId, name, projectId, parent, facts, presence } = thing
  const { addresses, createdBy } = indexCardOf(kind, facts)
  return { kind, raffId, name, projectId, parent, addresses, createdBy, gone: presence === 'gone', facts }
}
