import type { PlanThing } from '../plan-facts'

/**
 * The points of the series that a backup belongs to, the oldest first. Raff numbers the points of a series and does not
 * name the series: in the order in which they were made, a number that does not rise begins another one.
 */
export function seriesOf(
  backup: PlanThing<'backup'>,
  ofSameServer: readonly PlanThing<'backup'>[],
): PlanThing<'backup'>[] {
  if (backup.facts.incrementId === null) return [backup]
  const all = ofSameServer.some(({ raffId }) => raffId === backup.raffId) ? ofSameServer : [...ofSameServer, backup]
  const numbered = all
    .filter(({ facts }) => facts.incrementId !== null)
    .sort((a, b) => timeOf(a) - timeOf(b) || numberOf(a) - numberOf(b) || a.raffId.localeCompare(b.raffId))
  let series: PlanThing<'backup'>[] = []
  for (const point of numbered) {
    const last = series.at(-1)
    if (last && numberOf(point) <= numberOf(last)) {
      if (series.some(({ raffId }) => raffId === backup.raffId)) return series
      series = []
    }
    series.push(point)
  }
  return series.some(({ raffId }) => raffId === backup.raffId) ? series : [backup]
}

function timeOf({ facts: { createdAt } }: PlanThing<'backup'>): number {
  const at = createdAt === null ? Number.NaN : new Date(createdAt).getTime()
  return Number.isNaN(at) ? 0 : at
}

function numberOf({ facts }: PlanThing<'backup'>): number {
  return facts.incrementId ?? 0
}
