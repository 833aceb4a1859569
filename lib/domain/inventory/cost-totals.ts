// Sums of money that say what they leave out: a total with unknown parts is "at least".

export type Costed = { monthlyCost: number | null }

export type CostTotal = {
  count: number
  /** The sum of what is known. */
  monthlyCost: number
  /** How many things the sum does not contain because nobody knows their price. */
  unknownCosts: number
}

export function costTotal(rows: readonly Costed[]): CostTotal {
  // in hundredths of a cent, so that a thousand prices add up exactly
  const units = rows.reduce((sum, row) => sum + Math.round((row.monthlyCost ?? 0) * 10_000), 0)
  return {
    count: rows.length,
    monthlyCost: units / 10_000,
    unknownCosts: rows.filter((row) => row.monthlyCost === null).length,
  }
}

/** Totals by whatever `keyOf` says, the most expensive first. Every row is in exactly one group. */
export function costBy<Row extends Costed>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
): { key: string | null; total: CostTotal }[] {
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups]
    .map(([key, group]) => ({ key, total: costTotal(group) }))
    .sort((a, b) => b.total.monthlyCost - a.total.monthlyCost || b.total.count - a.total.count)
}

/** "$1,204.50 a month", "at least $12.00 a month: the price of 3 things is unknown". */
export function costWords({ monthlyCost, unknownCosts }: CostTotal): string {
  const sum = `$${monthlyCost.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} a month`
  if (unknownCosts === 0) return sum
  const things = unknownCosts === 1 ? 'one thing is' : `${unknownCosts} things is`
  return `at least ${sum}: the price of ${things} unknown`
}
