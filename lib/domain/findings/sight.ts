import type { Readable } from '../inventory/judge-read'
import type { AccountFacts } from './account-facts'

/**
 * Whether everything of a kind was read to the end, in this project or, without one, everywhere. Only then does it mean
 * anything that a thing is not there.
 */
export function sees(
  { reads, blind }: Pick<AccountFacts, 'reads' | 'blind'>,
  kind: Readable,
  projectId: string | null = null,
): boolean {
  if (!reads.get(kind)?.completeAt) return false
  return !blind.some(
    (spot) => spot.kind === kind && (spot.projectId === null || projectId === null || spot.projectId === projectId),
  )
}

/** When the kinds were last read to the end, all of them; null: never. */
export function completeSince({ reads }: AccountFacts, kinds: readonly Readable[]): Date | null {
  const times = kinds.map((kind) => reads.get(kind)?.completeAt?.getTime() ?? null)
  return times.some((time) => time === null) ? null : new Date(Math.min(...(times as number[])))
}
