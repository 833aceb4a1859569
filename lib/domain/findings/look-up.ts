import type { NetworkInterface } from '../inventory/facts'
import type { Kind } from '../inventory/kinds'
import type { SeenBetween } from '../inventory/since'
import type { AccountFacts, GoneThing, Thing } from './account-facts'
import { isPublic } from './public-side'

// What belongs to what, worked out once for each set of facts however many rules ask.

function once<Found>(build: (facts: AccountFacts) => Found): (facts: AccountFacts) => Found {
  const known = new WeakMap<AccountFacts, Found>()
  return (facts) => {
    const before = known.get(facts)
    if (before !== undefined) return before
    const built = build(facts)
    known.set(facts, built)
    return built
  }
}

function groupBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string | null): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const present = once(({ things }) => {
  const all = new Map<string, Thing>()
  for (const rows of Object.values(things) as (readonly Thing[])[])
    for (const thing of rows) all.set(`${thing.kind} ${thing.raffId}`, thing)
  return all
})

export function find<K extends Kind>(facts: AccountFacts, kind: K, raffId: string): Thing<K> | undefined {
  return present(facts).get(`${kind} ${raffId}`) as Thing<K> | undefined
}

const gone = once((facts) => new Map(facts.gone.map((thing) => [`${thing.kind} ${thing.raffId}`, thing])))

export function findGone(facts: AccountFacts, kind: Kind, raffId: string): GoneThing | undefined {
  return gone(facts).get(`${kind} ${raffId}`)
}

/** When it was seen to leave; null: nobody knows. */
export function whenGone({ goneAfter, goneAt }: Pick<GoneThing, 'goneAfter' | 'goneAt'>): SeenBetween | null {
  return goneAt && { after: goneAfter, by: goneAt }
}

/** The one that left last, of several. */
export function lastGone<Gone extends Pick<GoneThing, 'goneAt'>>(gone: readonly Gone[]): Gone | undefined {
  return gone.toSorted((a, b) => (b.goneAt?.getTime() ?? 0) - (a.goneAt?.getTime() ?? 0))[0]
}

const onServer = (thing: Thing) => (thing.parent?.kind === 'vm' ? thing.parent.raffId : null)

/** By Raff's id of the server. */
export const backupsByServer = once(({ things }) => groupBy(things.backup, onServer))
export const schedulesByServer = once(({ things }) => groupBy(things['backup-schedule'], onServer))
export const snapshotsByDisk = once(({ things }) =>
  groupBy(things.snapshot, ({ parent }) => (parent?.kind === 'volume' ? parent.raffId : null)),
)

/** Schedules that are gone, by Raff's id of the server they copied. */
export const goneSchedulesByServer = once(({ gone }) => groupBy(gone, ({ serverId }) => serverId))

/** Snapshots of disks of which no disk has been asked yet whether they are its own, by Raff's id of the project. */
export const unplacedSnapshots = once(({ things }) =>
  groupBy(things.snapshot, ({ facts, parent, parentAskedAt, projectId }) =>
    facts.type === 'volume' && parent === null && parentAskedAt === null ? (projectId ?? '') : null,
  ),
)

/** By kind and Raff's id of what they were taken of. */
export const goneCopiesBySource = once(({ goneCopies }) =>
  groupBy(goneCopies, ({ parent }) => (parent ? `${parent.kind} ${parent.raffId}` : null)),
)

/** By Raff's user id. */
export const membersByUser = once(
  ({ things }) =>
    new Map(things.member.flatMap((member) => (member.facts.userId ? [[member.facts.userId, member] as const] : []))),
)

/** Members who left, by Raff's user id. */
export const goneMembersByUser = once(
  (facts) => new Map(facts.gone.flatMap((member) => (member.userId ? [[member.userId, member] as const] : []))),
)

export type Guarded = { server: Thing<'vm'>; interfaces: NetworkInterface[] }

/** The servers a firewall guards on their public side, by Raff's id of the firewall. */
export const publicServersByFirewall = once((facts) => {
  const guarded = new Map<string, Guarded[]>()
  for (const server of facts.things.vm) {
    const outside = (facts.interfaces.get(server.raffId) ?? []).filter(isPublic)
    for (const [firewall, interfaces] of groupBy(outside, (nic) => nic.securityGroupId)) {
      const others = guarded.get(firewall)
      if (others) others.push({ server, interfaces })
      else guarded.set(firewall, [{ server, interfaces }])
    }
  }
  return guarded
})

/** The kinds that fill a project. */
export const PROJECT_CONTENT = [
  'vm',
  'volume',
  'snapshot',
  'backup',
  'backup-schedule',
  'ip',
  'vpc',
  'security-group',
] as const

/** Raff's ids of the projects that hold anything. */
export const projectsInUse = once(
  ({ things }) =>
    new Set(PROJECT_CONTENT.flatMap((kind) => (things[kind] as readonly Thing[]).map(({ projectId }) => projectId))),
)

export const goneByProject = once((facts) => groupBy(facts.gone, ({ projectId }) => projectId))
