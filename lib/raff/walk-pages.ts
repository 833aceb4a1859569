import type { Item } from './parse/rows'

export interface Page<T> {
  items: Item<T>[]
  /** as the answer says; some lists never do */
  total: number | undefined
}

/** Asks for rows from `offset`, at most `limit`; fewer may come. */
export type ReadPage<T> = (offset: number, limit: number) => Promise<Page<T>>

export type Progress = (progress: { read: number; total: number | undefined }) => void

export type ListProblem =
  /** rows shifted between two pages, or the total changed */
  | { code: 'moved' }
  | { code: 'duplicates'; count: number }
  | { code: 'fewer-than-total'; rows: number; total: number }
  | { code: 'more-than-total'; rows: number; total: number }
  | { code: 'endless' }
  | { code: 'read-again'; times: number }

export interface Walk<T> {
  items: Item<T>[]
  total: number | undefined
  problems: ListProblem[]
}

interface WalkOptions {
  pageRows: number
  maxRows: number
  /** go on when rows moved, to see at least most of them */
  toTheEnd: boolean
  onProgress?: Progress | undefined
  /** ids that are known to be in the list */
  expected?: ReadonlySet<string> | undefined
}

/**
 * Walks a list once, from its first row to its end. Each page begins with the last row of the one before: while both
 * agree on that row, nothing between them was missed, whatever was added or removed meanwhile.
 */
export async function walkPages<T>(readPage: ReadPage<T>, options: WalkOptions): Promise<Walk<T>> {
  const { pageRows, maxRows, toTheEnd, onProgress, expected } = options
  const ahead = readAhead(async (offset) => withoutRepeats(await readPage(offset, pageRows)))
  const first = await ahead.take(0, undefined)
  const { total } = first
  const items = [...first.items]
  const seen = new Set(first.items.map(({ id }) => id))
  let repeated = first.repeated
  let position = items.length
  let moved = false
  let ended = position === 0 || isWhole(position, total, pageRows, { seen, expected })
  onProgress?.({ read: position, total })
  while (!ended && position <= maxRows) {
    const overlap = first.items.length > 1 ? 1 : 0
    const page = await ahead.take(position - overlap, total)
    if (total === undefined && sameIds(page, first)) break // takes no offset: it was all there at once
    const anchored = overlap === 0 || page.items[0]?.id === items.at(-1)?.id
    const fresh = page.items.slice(anchored ? overlap : 0)
    const news = fresh.filter(({ id }) => !seen.has(id))
    moved ||= !anchored || page.total !== total || (fresh.length > 0 && news.length === 0)
    if (moved && !toTheEnd) break
    items.push(...fresh)
    for (const { id } of fresh) seen.add(id)
    repeated += page.repeated
    position += Math.max(0, page.items.length - overlap)
    onProgress?.({ read: position, total })
    ended = news.length === 0 || (position === total && page.items.length < first.items.length)
  }
  ahead.drop()
  const problems: ListProblem[] = moved ? [{ code: 'moved' }] : compareToTotal(items, total, repeated)
  if (position > maxRows) problems.push({ code: 'endless' })
  return { items, total, problems }
}

interface CleanPage<T> extends Page<T> {
  repeated: number
}

/** One answer that names a row twice has it once: it would only spoil the counting of positions. */
export function withoutRepeats<T>({ items, total }: Page<T>): CleanPage<T> {
  const names = new Set<string>()
  const clean = items.filter(({ id }) => {
    if (id === null) return true
    const isNew = !names.has(id)
    names.add(id)
    return isNew
  })
  return { items: clean, total, repeated: items.length - clean.length }
}

/**
 * A first page shorter than asked ends the list, if the total agrees. Not when it has a round number of rows: a server
 * that gives 20 or 50 at once whatever it is asked, and a total that lies, would look the same. It cannot be such a page
 * when everything that is known to be in the list is in it: a cut one would lack some.
 */
function isWhole(
  received: number,
  total: number | undefined,
  asked: number,
  { seen, expected }: { seen: ReadonlySet<string | null>; expected: ReadonlySet<string> | undefined },
): boolean {
  const holdsAllKnown = expected !== undefined && expected.size > 0 && [...expected].every((id) => seen.has(id))
  // some lists never tell their total: then a page that is as long as Raff's pages usually are is looked behind
  if (total === undefined) return holdsAllKnown && received < asked && !USUAL_PAGES.has(received)
  const roundNumber = received >= 10 && received % 5 === 0
  return received === total && (holdsAllKnown || (received < asked && !roundNumber))
}

/** Rows that Raff gives when it is not asked for a number. */
const USUAL_PAGES = new Set([20, 50])

export function compareToTotal<T>(items: Item<T>[], total: number | undefined, repeated: number): ListProblem[] {
  const named = items.filter(({ id }) => id !== null)
  const rows = new Set(named.map(({ id }) => id)).size + items.length - named.length
  const duplicates = repeated + items.length - rows
  const problems: ListProblem[] = []
  if (duplicates > 0) problems.push({ code: 'duplicates', count: duplicates })
  if (total !== undefined && rows < total) problems.push({ code: 'fewer-than-total', rows, total })
  if (total !== undefined && rows > total) problems.push({ code: 'more-than-total', rows, total })
  return problems
}

function sameIds<T>(one: Page<T>, two: Page<T>): boolean {
  return (
    one.items.length === two.items.length && one.items.every(({ id }, at) => id !== null && id === two.items[at]?.id)
  )
}

/** Pages asked for before they are needed: one at a time a long list would take as many round trips as it has pages. */
const PAGES_AHEAD = 4

function readAhead<T>(readPage: (offset: number) => Promise<CleanPage<T>>) {
  const coming = new Map<number, Promise<CleanPage<T>>>()
  let step = 0
  function ask(offset: number): Promise<CleanPage<T>> {
    const known = coming.get(offset)
    if (known) return known
    const page = readPage(offset)
    coming.set(offset, page)
    // one that is never taken must not count as an unhandled failure
    page.catch(() => undefined)
    return page
  }
  return {
    async take(offset: number, total: number | undefined): Promise<CleanPage<T>> {
      if (coming.size > 0 && !coming.has(offset)) {
        // pages got shorter: what was asked for ahead lies elsewhere
        coming.clear()
        step = 0
      }
      if (step > 0 && total !== undefined)
        for (let next = offset; next < total && coming.size < PAGES_AHEAD; next += step) ask(next)
      const page = await ask(offset)
      coming.delete(offset)
      // as long as every page is as long as the first, the next offsets are known
      step ||= page.items.length - 1
      return page
    },
    drop: () => coming.clear(),
  }
}
