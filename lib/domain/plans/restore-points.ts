import type { BackupFacts } from '../inventory/facts'
import { readingOf, type Row, type Target } from './facts'
import { type Line, line, missing, type Unknown } from './plan-shape'
import { counted, dated, daysOld } from './words'

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
  return { source, left, newest: left[0] ?? null, known: backups.known }
}

/**
 * The restore points that go with this one, the oldest first. Raff numbers the points of a series and does not name the
 * series: in the order in which they were made, a number that does not rise begins another one.
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
  const number = (place: number) => ordered[place]?.facts.incrementId ?? 0
  let begin = at
  while (begin > 0 && number(begin) > number(begin - 1)) begin -= 1
  let end = at + 1
  while (end < ordered.length && number(end) > number(end - 1)) end += 1
  return ordered.slice(begin, end)
}

/** Copying takes minutes. One that is not finished after this is stuck, and may go. */
const STUCK_AFTER_MS = 2 * 60 * 60_000

/** Why restore points cannot go right now; empty when they can. */
export function atWork(points: readonly Row<BackupFacts>[], now: Date): string[] {
  return points.flatMap(({ facts: { name, status, createdAt } }) => {
    if (status === 'restoring')
      return [`A server is being restored from ${name} right now. Try again when that is over.`]
    const stuck = createdAt !== null && now.getTime() - Date.parse(createdAt) > STUCK_AFTER_MS
    if (stuck || (status !== 'pending' && status !== 'creating')) return []
    return [`${name} is being made right now. Try again when it is done.`]
  })
}

/** What people must not overlook about going without these. */
export function lossWarnings(backup: Backup, gone: readonly Row<BackupFacts>[]): string[] {
  const { source, left, newest, known } = othersOf(
    backup,
    gone.map(({ id }) => id),
  )
  const server = readingOf(backup, 'server')
  const good = gone.filter(({ facts }) => facts.status === 'ready')
  if (server.known && server.value === null)
    return ['The server it was taken of is gone: this may be all that is left of it.']
  if (good.length === 0 || !known) return []
  if (left.length === 0) return [`After this there is no good copy of ${source} any more.`]
  const isNewest = good.some(({ facts }) => (facts.createdAt ?? '') > (newest?.facts.createdAt ?? ''))
  return isNewest
    ? [`This is the newest good copy of ${source}. The next one is of ${dated(newest?.facts.createdAt ?? null)}.`]
    : []
}

export function restoreLines({ source, left, newest, known }: ReturnType<typeof othersOf>, now: Date): Line[] {
  if (!known) return []
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
