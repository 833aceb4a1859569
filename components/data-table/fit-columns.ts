type Fitting = { id: string; width: number; yields?: number }

/** Which columns fit side by side in this many rem. Those that yield most go first; at equal rank the last goes first. */
export function fitColumns(columns: readonly Fitting[], room: number): { shown: string[]; left: string[] } {
  let needed = columns.reduce((sum, { width }) => sum + width, 0)
  const left = new Set<string>()
  const byReadiness = columns
    .map((column, place) => ({ ...column, place }))
    .filter(({ yields }) => yields !== undefined)
    .sort((a, b) => (b.yields ?? 0) - (a.yields ?? 0) || b.place - a.place)
  for (const { id, width } of byReadiness) {
    if (needed <= room) break
    left.add(id)
    needed -= width
  }
  const ids = columns.map(({ id }) => id)
  return { shown: ids.filter((id) => !left.has(id)), left: ids.filter((id) => left.has(id)) }
}
