import 'server-only'
import { blindSpots, kindReads } from '../db/kind-reads'

/**
 * As of when Raff was read for what is worked out: as old as the kind that was read longest ago. What is out of sight
 * altogether says so itself and does not make the rest look old. Findings worked out before the last reading are older.
 */
export async function readAsOf(
  accountIds: readonly string[],
  runs: readonly { computedAt: Date }[],
  now: Date,
): Promise<string> {
  const ids = [...accountIds]
  const [reads, spots] = await Promise.all([kindReads(ids), blindSpots(ids)])
  const blind = new Set(spots.flatMap(({ accountId, kind, projectId }) => (projectId ? [] : [`${accountId} ${kind}`])))
  const times = reads
    // interfaces are read server by server, and only when due
    .filter(({ accountId, kind }) => kind !== 'interface' && !blind.has(`${accountId} ${kind}`))
    .flatMap(({ completeAt }) => completeAt ?? [])
  return new Date(
    Math.min(now.getTime(), ...[...times, ...runs.map(({ computedAt }) => computedAt)].map(Number)),
  ).toISOString()
}
