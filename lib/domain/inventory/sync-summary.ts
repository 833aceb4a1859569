import { countOf, KIND_WORDS, type Kind, KINDS } from './kinds'

// One line about a sync, for people: what came, what went, what changed, and what could not be read.

export type ChangeCounts = {
  kind: Kind
  appeared: number
  gone: number
  returned: number
  /** By what a thing became: `passive: 2`. */
  statuses: Record<string, number>
  /** Changes other than of status. */
  changed: number
}

const STATUS_VERBS: Partial<Record<Kind, Record<string, string>>> = {
  vm: { active: 'started', passive: 'stopped', failure: 'failed' },
  volume: { attached: 'attached', available: 'detached', failed: 'failed' },
  snapshot: { active: 'restored from', saved: 'no longer run from' },
  backup: { ready: 'finished', failed: 'failed', restoring: 'being restored' },
  ip: { free: 'freed', 'in-use': 'taken into use' },
  member: { suspended: 'suspended', active: 'active again' },
  'api-key': { off: 'switched off', active: 'switched on' },
}

/** Kinds whose disappearance is everyday work: a schedule drops its oldest backup. */
const PRUNED: ReadonlySet<Kind> = new Set(['backup', 'snapshot'])

/** "+2 servers, 1 server stopped, 3 backups pruned. Public addresses could not be read." */
export function syncSummary(counts: readonly ChangeCounts[], blind: readonly Kind[], isFirst = false): string {
  const parts = isFirst
    ? firstParts(counts)
    : KINDS.flatMap((kind) => counts.filter((each) => each.kind === kind).flatMap(partsOf))
  const what = parts.length === 0 ? 'Nothing changed' : joined(parts)
  return [`${what}.`, blindWords(blind)].filter(Boolean).join(' ')
}

function firstParts(counts: readonly ChangeCounts[]): string[] {
  const found = KINDS.flatMap((kind) => {
    const count = counts.filter((each) => each.kind === kind).reduce((sum, each) => sum + each.appeared, 0)
    return count > 0 ? [countOf(kind, count)] : []
  })
  return found.length === 0 ? ['The account is empty'] : [`Found ${found[0]}`, ...found.slice(1)]
}

function partsOf({ kind, appeared, gone, returned, statuses, changed }: ChangeCounts): string[] {
  const parts: string[] = []
  if (appeared > 0) parts.push(`+${countOf(kind, appeared)}`)
  if (returned > 0) parts.push(`${countOf(kind, returned)} back again`)
  let worded = 0
  for (const [status, count] of Object.entries(statuses)) {
    const verb = STATUS_VERBS[kind]?.[status]
    if (!verb || count === 0) continue
    parts.push(`${countOf(kind, count)} ${verb}`)
    worded += count
  }
  const unworded = Object.values(statuses).reduce((sum, count) => sum + count, 0) - worded
  if (changed + unworded > 0) parts.push(`${countOf(kind, changed + unworded)} changed`)
  if (gone > 0) parts.push(`${countOf(kind, gone)} ${PRUNED.has(kind) ? 'pruned' : 'gone'}`)
  return parts
}

function blindWords(blind: readonly Kind[]): string {
  if (blind.length === 0) return ''
  const names = KINDS.filter((kind) => blind.includes(kind)).map((kind) => KIND_WORDS[kind].many)
  const list = joined(names)
  return `${list.charAt(0).toUpperCase()}${list.slice(1)} could not be fully read.`
}

function joined(parts: readonly string[]): string {
  return parts.join(', ')
}
