import type { BackupFacts } from '../inventory/facts'
import { readingOf, type Row, type Target } from './facts'
import { type Line, line, missing, type Unknown } from './plan-shape'
import { counted, daysOld } from './words'

type Backup = Target<'backup'>

/** What its server is left with when these are gone. */
export function othersOf(backup: Backup, gone: readonly string[]) {
  const backups = readingOf(backup, 'backups')
  const server = readingOf(backup, 'server')
  const left = backups.known
    ? backups.value.filter(({ id, facts }) => facts.status === 'ready' && !gone.includes(id))
    : []
  left.sort((a, b) => (b.facts.createdAt ?? '').localeCompare(a.facts.createdAt ?? ''))
  const source = server.known ? (server.value?.facts.name ?? 'a server that is gone') : 'a server'
  return { source, left, newest: left[0] ?? null }
}

/**
 * The restore points that go with this one. Raff does not name a series: a baseline begins one, and every point that came
 * after it and before the next baseline belongs to it.
 */
export function seriesOf(backup: Backup): Row<BackupFacts>[] {
  const own = { id: backup.raffId, facts: backup.facts }
  const backups = readingOf(backup, 'backups')
  if (!backups.known || backup.facts.incrementId === null) return [own]
  const ordered = backups.value
    .filter(({ facts }) => facts.vmId === backup.facts.vmId && facts.incrementId !== null)
    .sort((a, b) => (a.facts.createdAt ?? '').localeCompare(b.facts.createdAt ?? ''))
  const at = ordered.findIndex(({ id }) => id === backup.raffId)
  if (at < 0) return [own]
  let begin = at
  while (begin > 0 && ordered[begin]?.facts.incrementId !== 0) begin -= 1
  let end = at + 1
  while (end < ordered.length && ordered[end]?.facts.incrementId !== 0) end += 1
  return ordered.slice(begin, end)
}

export function restoreLines(
  source: string,
  left: readonly Row<BackupFacts>[],
  newest: Row<BackupFacts> | null,
  now: Date,
): Line[] {
  if (!newest) return [line(`No other restore point of ${source}.`, 'nothing survives')]
  return [
    line(
      `${counted(left.length, 'other restore point')} of ${source}, the newest ${daysOld(newest.facts.createdAt, now)}.`,
      'restore points stay',
    ),
  ]
}

export function restoreUnknowns(backup: Backup): Unknown[] {
  const backups = readingOf(backup, 'backups')
  return backups.known ? [] : [missing(`The other restore points could not be read: ${backups.why}`, 'backups unread')]
}
