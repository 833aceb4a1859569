import { RAFF_LIST_MAX_ROWS, RAFF_LIST_PASSES, RAFF_PAGE_ROWS } from '../config/timings'
import type { Item, Unreadable } from './parse/rows'
import {
  compareToTotal,
  type ListProblem,
  type Page,
  type Progress,
  type ReadPage,
  type Walk,
  walkPages,
  withoutRepeats,
} from './walk-pages'

export interface ListRead<T> {
  rows: T[]
  /** rows that are there but cannot be understood; those with an id are still known to exist */
  unreadable: Unreadable[]
  /** Every row that was there all the while is in `rows` or `unreadable`. Only then may a missing one count as gone. */
  complete: boolean
  problems: ListProblem[]
}

/**
 * Reads a list to its end, though its rows may move meanwhile: a list that moved is read again, a few times. What still
 * moves then is returned as incomplete, with every row that was seen in any pass.
 */
export async function readList<T>(
  readPage: ReadPage<T>,
  { onProgress, expected }: { onProgress?: Progress | undefined; expected?: ReadonlySet<string> | undefined } = {},
): Promise<ListRead<T>> {
  const walks: Walk<T>[] = []
  for (let pass = 1; pass <= RAFF_LIST_PASSES; pass++) {
    const walk = await walkPages(readPage, {
      pageRows: RAFF_PAGE_ROWS,
      maxRows: RAFF_LIST_MAX_ROWS,
      toTheEnd: pass === RAFF_LIST_PASSES,
      onProgress,
      expected,
    })
    const before = walks.at(-1)
    walks.push(walk)
    // odd but the same twice over: that is how this list is, not something that moved
    const settled = walk.problems.length === 0 || (before !== undefined && sameRows(before, walk))
    if (settled) return summarize([walk], walks.length)
    if (walk.problems.some(({ code }) => code === 'endless')) break
  }
  return { ...summarize(walks, walks.length), complete: false }
}

/** Reads a list that comes at once. */
export async function readWhole<T>(
  read: () => Promise<Page<T>>,
  { onProgress }: { onProgress?: Progress | undefined } = {},
): Promise<ListRead<T>> {
  const { items, total, repeated } = withoutRepeats(await read())
  onProgress?.({ read: items.length, total })
  return summarize([{ items, total, problems: compareToTotal(items, total, repeated) }], 1)
}

/** What two steady walks may differ from a clean one in and still have seen every row. */
const HARMLESS = new Set<ListProblem['code']>(['duplicates', 'more-than-total', 'read-again'])

function summarize<T>(walks: Walk<T>[], passes: number): ListRead<T> {
  const seen = new Map<string, Item<T>>()
  const nameless: Unreadable[] = []
  for (const { items } of walks)
    for (const item of items) {
      if (item.id !== null) seen.set(item.id, item)
      else if ('unreadable' in item) nameless.push(item.unreadable)
    }
  const items = [...seen.values()]
  const problems = walks.at(-1)?.problems ?? []
  return {
    rows: items.flatMap((item) => ('row' in item ? [item.row] : [])),
    unreadable: [...items.flatMap((item) => ('unreadable' in item ? [item.unreadable] : [])), ...nameless],
    complete: nameless.length === 0 && problems.every(({ code }) => HARMLESS.has(code)),
    problems: passes > 1 ? [...problems, { code: 'read-again', times: passes - 1 }] : problems,
  }
}

function sameRows<T>(one: Walk<T>, two: Walk<T>): boolean {
  return (
    one.total === two.total &&
    one.items.length === two.items.length &&
    one.items.every((item, at) => item.id === two.items[at]?.id)
  )
}
