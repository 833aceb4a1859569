// Which pages of a long list are needed and kept, and where their rows stand in it.

/** Pages kept in the table at once; the ones needed longest ago make room. */
const MOST_PAGES = 12

/** Rows before and behind the screen that are fetched as well, so that a turn of the wheel meets rows and not their places. */
const ROWS_BEYOND = 40

/** The pages that hold these places and what is just beyond them. */
export function pagesInSight(places: readonly number[], pageSize: number, length: number): number[] {
  const pages = new Set<number>()
  for (const place of places)
    for (const near of [place - ROWS_BEYOND, place, place + ROWS_BEYOND])
      if (near >= 0 && near < length) pages.add(Math.floor(near / pageSize))
  return [...pages].sort((a, b) => a - b)
}

/** The pages to keep, the ones needed last at the end; the very same list when nothing is missing. */
export function withPages(before: readonly number[], needed: readonly number[]): readonly number[] {
  if (needed.every((page) => before.includes(page))) return before
  return [...before.filter((page) => !needed.includes(page)), ...needed].slice(-Math.max(MOST_PAGES, needed.length))
}

/** The list with a place for each of its rows, and the rows that have come, in their order. */
export function placesOf<Row>(
  pages: readonly number[],
  answers: readonly ({ data: Row[] } | undefined)[],
  length: number,
  pageSize: number,
): { all: (Row | undefined)[]; rows: Row[] } {
  const all = new Array<Row | undefined>(length).fill(undefined)
  const known = pages.map((page, index) => ({ page, data: answers[index]?.data ?? [] })).sort((a, b) => a.page - b.page)
  for (const { page, data } of known)
    for (const [index, row] of data.entries()) {
      const place = page * pageSize + index
      if (place < length) all[place] = row
    }
  return { all, rows: known.flatMap(({ data }) => data) }
}
