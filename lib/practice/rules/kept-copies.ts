// What retention does to copies, as pure rules: the living account prunes by them, and its past was made by them.

import type { Backup } from '../model'

/** Of one schedule's copies: all but its newest good ones, together with failures older than the oldest of these. */
export function copiesToDrop(copies: readonly Backup[], keepCount: number): Backup[] {
  const newestFirst = [...copies].sort((a, b) => b.createdAt - a.createdAt)
  const good = newestFirst.filter((copy) => copy.status === 'ready')
  const failed = newestFirst.filter((copy) => copy.status === 'failed')
  const oldestKept = good[keepCount - 1]?.createdAt ?? 0
  return [
    ...good.slice(keepCount),
    ...failed.filter((copy, place) => place >= keepCount || copy.createdAt < oldestKept),
  ]
}

/**
 * Later points lean on the first. When it goes, the next good one takes in what it held and is the first from then on.
 * Undefined where the first stays, where there was none, and where nothing good is left.
 */
export function nextFirst(left: readonly Backup[], dropped: readonly Pick<Backup, 'increment'>[]): Backup | undefined {
  if (!dropped.some((point) => point.increment === 0)) return undefined
  const good = left.filter((point) => point.status === 'ready' && point.increment !== null)
  return good.sort((a, b) => (a.increment ?? 0) - (b.increment ?? 0))[0]
}
