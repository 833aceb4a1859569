import type { Row, Target } from './facts'
import { readingOf } from './facts'
import type { BackupFacts } from '../inventory/facts'
import { missing, type Unknown } from './plan-shape'
import { counted, dated } from './words'

/** The copies of a server that could be restored from, and what is not known about them. */
export type Copies = {
  /** Whether its backups could be read. */
  known: boolean
  ready: Row<BackupFacts>[]
  newest: Row<BackupFacts> | null
  snapshots: number
  schedules: { id: string; name: string }[]
  unknowns: Unknown[]
}

export function copiesOf(target: Target): Copies {
  const backups = readingOf(target, 'backups')
  const snapshots = readingOf(target, 'snapshots')
  const schedules = readingOf(target, 'schedules')
  const ready = backups.known ? backups.value.filter(({ facts }) => facts.status === 'ready') : []
  ready.sort((a, b) => (b.facts.createdAt ?? '').localeCompare(a.facts.createdAt ?? ''))
  return {
    known: backups.known,
    ready,
    newest: ready[0] ?? null,
    snapshots: snapshots.known ? snapshots.value.length : 0,
    schedules: schedules.known ? schedules.value.map(({ id, facts }) => ({ id, name: facts.name })) : [],
    unknowns: [
      ...(backups.known ? [] : [missing(`Its backups could not be read: ${backups.why}`, 'backups unread')]),
      ...(snapshots.known ? [] : [missing(`Its snapshots could not be read: ${snapshots.why}`, 'snapshots unread')]),
      ...(schedules.known
        ? []
        : [missing(`Its backup schedules could not be read: ${schedules.why}`, 'schedules unread')]),
    ],
  }
}

/** "12 restore points, newest of 18 Nov 2026": what an approver types before they go. */
export function copiesFact({ known, ready, newest }: Pick<Copies, 'known' | 'ready' | 'newest'>): string {
  if (!known) return 'restore points unknown'
  if (!newest) return 'no restore points'
  return `${counted(ready.length, 'restore point')}, newest of ${dated(newest.facts.createdAt)}`
}
