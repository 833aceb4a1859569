import 'server-only'
import type { InventoryContext } from '../db/inventory-context'
import { oldestReading } from '../domain/inventory/oldest-reading'

/** As of when Raff was read for what is worked out: the oldest of all accounts. Findings worked out before the last reading are older. */
export function readAsOf(
  { reads, spots }: Pick<InventoryContext, 'reads' | 'spots'>,
  runs: InventoryContext['runs'],
  now: Date,
): string {
  const readings = [...new Set(reads.map(({ accountId }) => accountId))].flatMap((id) => {
    const isOf = ({ accountId }: { accountId: string }) => accountId === id
    // a kind that is hidden in one project only still speaks of all the others
    const blind = new Set(spots.filter(isOf).flatMap(({ kind, projectId }) => (projectId ? [] : [kind])))
    return oldestReading(reads.filter(isOf), blind) ?? []
  })
  // ISO times of one zone are in order as text
  return [...readings, ...runs.map(({ computedAt }) => computedAt)].reduce(
    (oldest, at) => (at < oldest ? at : oldest),
    now.toISOString(),
  )
}
