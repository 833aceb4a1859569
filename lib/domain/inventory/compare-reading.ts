import type { MonthlyCost } from './monthly-cost'
import type { Observed } from './observed'

// What a reading changes about what is known. Most rows are the same as ten minutes ago, and those cost nothing.

export type KnownResource = {
  id: string
  raffId: string
  factsHash: string
  gone: boolean
  missing: boolean
  monthlyCost: number | null
  costSource: string
}

export type Compared<Known extends KnownResource> = {
  fresh: Observed[]
  /** Was gone, and is there again. */
  returned: { known: Known; now: Observed }[]
  changed: { known: Known; now: Observed }[]
  /** Nothing about it changed but its price here, or that it was out of sight. */
  touched: { known: Known; now: Observed }[]
}

export function compareReading<Known extends KnownResource>(
  known: readonly Known[],
  observed: readonly Observed[],
  costOf: (thing: Observed) => MonthlyCost,
): Compared<Known> {
  const byId = new Map(known.map((row) => [row.raffId, row]))
  const compared: Compared<Known> = { fresh: [], returned: [], changed: [], touched: [] }
  for (const now of observed) {
    const before = byId.get(now.raffId)
    if (!before) compared.fresh.push(now)
    else if (before.gone) compared.returned.push({ known: before, now })
    else if (before.factsHash !== now.factsHash) compared.changed.push({ known: before, now })
    else if (before.missing || !sameCost(before, costOf(now))) compared.touched.push({ known: before, now })
  }
  return compared
}

function sameCost(known: KnownResource, { amount, source }: MonthlyCost): boolean {
  return known.monthlyCost === amount && known.costSource === source
}
