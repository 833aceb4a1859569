import { KIND_WORDS, type Kind } from './kinds'
import type { ServerInterface, Thing } from './relations'

/** Something that is named and not there. */
export type Dangling = {
  kind: Kind
  raffId: string
  /** gone: we saw it once. unknown: we never did; it went before we began watching, or the key may not see it. */
  state: 'gone' | 'unknown'
  sentence: string
}

export type Known = { kind: Kind; raffId: string; name: string; gone: boolean }

/** What a thing points at and is no longer there, or cannot be seen. */
export function danglingReferences(
  thing: Thing,
  interfaces: readonly ServerInterface[],
  find: (kind: Kind, raffId: string) => Known | undefined,
): Dangling[] {
  const named: { kind: Kind; raffId: string; role: string }[] = []
  if (thing.parent) named.push({ ...thing.parent, role: roleOfParent(thing.kind) })
  if (thing.projectId !== null) named.push({ kind: 'project', raffId: thing.projectId, role: 'project' })
  for (const { serverId, securityGroupId } of interfaces)
    if (thing.kind === 'vm' && serverId === thing.raffId && securityGroupId)
      named.push({ kind: 'security-group', raffId: securityGroupId, role: 'firewall' })
  const once = new Map(named.map((each) => [`${each.kind} ${each.raffId}`, each]))
  return [...once.values()].flatMap(({ kind, raffId, role }) => {
    const known = find(kind, raffId)
    if (known && !known.gone) return []
    return [{ kind, raffId, state: known ? 'gone' : 'unknown', sentence: sentenceFor(role, kind, known) } as const]
  })
}

function roleOfParent(kind: Kind): string {
  if (kind === 'volume') return 'server'
  return kind === 'backup-schedule' ? 'backed-up server' : 'source'
}

function sentenceFor(role: string, kind: Kind, known: Known | undefined): string {
  const word = KIND_WORDS[kind].one
  if (known) return `Its ${role}, the ${word} ${known.name}, is gone.`
  return `Its ${role} is a ${word} that we have never seen: it was gone before we began watching, or our key may not see it.`
}
