import type { Readable } from './judge-read'

/**
 * As of when what is known of an account speaks: as old as the kind that was read longest ago. What is out of sight says so
 * itself and does not make the rest look old; when nothing is in sight any more, all that is known is as old as it is.
 * Null: nothing was ever read.
 */
export function oldestReading(
  reads: readonly { kind: Readable; completeAt: string | null }[],
  blind: ReadonlySet<Readable>,
): string | null {
  // interfaces are read server by server, and only when due
  const lists = reads.filter(({ kind }) => kind !== 'interface')
  const inSight = lists.filter(({ kind }) => !blind.has(kind))
  const times = (inSight.length > 0 ? inSight : lists).flatMap(({ completeAt }) => completeAt ?? [])
  // ISO times of one zone are in order as text
  return times.sort()[0] ?? null
}
