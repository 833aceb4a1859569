type Fitting = { id: string; width: number; yields?: number; grow?: boolean }

export type Fit = {
  /** How wide each shown column is, in rem, in the order given. */
  shown: ReadonlyMap<string, number>
  /** Columns there is no room for. */
  left: string[]
}

/** Of the room that is left, this much goes to the columns that grow; the others share the rest, so that wide screens breathe. */
const GROWING_SHARE = 0.6

/** Which columns fit side by side in this many rem, and how wide. Those that yield most go first; at equal rank the last goes first. */
export function fitColumns(columns: readonly Fitting[], room: number): Fit {
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
  const shown = columns.filter(({ id }) => !left.has(id))
  return {
    shown: spread(shown, Math.max(0, room - needed)),
    left: columns.filter(({ id }) => left.has(id)).map(({ id }) => id),
  }
}

function spread(columns: readonly Fitting[], spare: number): Map<string, number> {
  const growing = columns.filter(({ grow }) => grow)
  const toGrowing = growing.length === 0 ? 0 : growing.length === columns.length ? spare : spare * GROWING_SHARE
  const growingWidth = sum(growing)
  const fixedWidth = sum(columns) - growingWidth
  return new Map(
    columns.map(({ id, width, grow }) => {
      const share = grow ? toGrowing / growingWidth : (spare - toGrowing) / fixedWidth
      return [id, width + width * share]
    }),
  )
}

function sum(columns: readonly Fitting[]): number {
  return columns.reduce((all, { width }) => all + width, 0)
}
