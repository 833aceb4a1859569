import 'server-only'
import type { InventoryContext } from '../db/inventory-context'

/**
 * As of when Raff was read for what is worked out: as old as the kind that was read longest ago. What is out of sight
 * altogether says so itself and does not make the rest look old. Findings worked out before the last reading are older.
 */
export function readAsOf(
  { reads, spots }: Pick<InventoryContext, 'reads' | 'spots'>,
  runs: InventoryContext['runs'],
  now: Date,
): string {
  const blind = new Set(spots.flatMap(({ accountId, kind, projectId }) => (projectId ? [] : [`${accountId} ${kind}`])))
  const times = reads
    // interfaces are read server by server, and only when due
    .filter(({ accountId, kind }) => kind !== 'interface' && !blind.has(`${accountId} ${kind}`))
    .flatMap(({ completeAt }) => completeAt ?? [])
  // ISO times of one zone are in order as text
  return [...times, ...runs.map(({ computedAt }) => computedAt)].reduce(
    (oldest, at) => (at < oldest ? at : oldest),
    now.toISOString(),
  )
}
