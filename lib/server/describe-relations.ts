import 'server-only'
import type { RelationGroup, ResourceAnswer } from '../contracts/resource'
import { RELATED_AT_MOST, type RelatedThing } from '../db/related-things'
import { danglingReferences } from '../domain/inventory/dangling'
import {
  EDGE_KINDS,
  EDGE_WORDS,
  type Edge,
  edges,
  type ServerInterface,
  type Thing,
} from '../domain/inventory/relations'

type Group = RelationGroup & { kinds: Map<string, { listed: number; found: number }> }

/** What hangs together with one thing, by what it is to it, and what it names in vain. */
export function describeRelations(
  thing: Thing,
  related: readonly RelatedThing[],
  interfaces: readonly ServerInterface[],
): Pick<ResourceAnswer, 'relations' | 'dangling'> {
  const groups = new Map<string, Group>()
  const add = (other: RelatedThing, direction: Group['direction'], { kind: edge, detail }: Edge) => {
    const key = `${edge} ${direction}`
    const group = groups.get(key) ?? newGroup(edge, direction)
    groups.set(key, group)
    group.things.push({ ...toThing(other), detail })
    const listed = (group.kinds.get(other.kind)?.listed ?? 0) + 1
    group.kinds.set(other.kind, { listed, found: other.ofKind })
  }
  for (const other of related) {
    // a thing that is gone is named below, and not among what is there
    if (other.gone) continue
    for (const edge of edges(thing, other, interfaces)) add(other, 'forward', edge)
    for (const edge of edges(other, thing, interfaces)) add(other, 'back', edge)
  }
  const relations = [...groups.values()]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ kinds, ...group }) => ({ ...group, total: totalOf(kinds) }))
  const byId = new Map(related.map((other) => [`${other.kind} ${other.raffId}`, other]))
  const dangling = danglingReferences(thing, interfaces, (kind, raffId) => byId.get(`${kind} ${raffId}`)).map(
    (each) => ({
      ...each,
      id: byId.get(`${each.kind} ${each.raffId}`)?.id ?? null,
    }),
  )
  return { relations, dangling }
}

function newGroup(edge: Group['edge'], direction: Group['direction']): Group {
  return { edge, direction, words: EDGE_WORDS[edge][direction], total: 0, things: [], kinds: new Map() }
}

/** Where the list was cut, everything that was found of that kind counts. */
function totalOf(kinds: ReadonlyMap<string, { listed: number; found: number }>): number {
  return [...kinds.values()].reduce(
    (sum, { listed, found }) => sum + (listed >= RELATED_AT_MOST ? Math.max(listed, found) : listed),
    0,
  )
}

function rank({ edge, direction }: RelationGroup): number {
  return EDGE_KINDS.indexOf(edge) * 2 + (direction === 'forward' ? 0 : 1)
}

function toThing({ id, kind, raffId, name, status, projectName, gone }: RelatedThing) {
  return { id, kind, raffId, name, status, projectName, gone }
}
