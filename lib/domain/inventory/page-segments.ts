// A page of a long list is read by continuing behind its last row. An index does that in one go only where the rows are
// in one stretch of it: what is there and what is gone, what has a value and what has none. These are the stretches, in
// the order in which the list shows them; a page may span several.

export type Position = {
  gone: boolean
  /** What it is sorted by, as text; null: it has no such value. */
  value: string | null
  sortName: string
  id: string
}

export type Segment = {
  gone: boolean
  /** Only rows without a value, or only those with one. */
  empty: boolean
  /** Behind this row; null: from its beginning. */
  after: Position | null
}

export type SegmentOrder = {
  /** Both: what is there first. */
  gone: 'no' | 'only' | 'all'
  nullable: boolean
}

/** What is left to read behind a position. Rows without a value always come after those with one. */
export function segmentsAfter({ gone, nullable }: SegmentOrder, after: Position | null): Segment[] {
  const halves = gone === 'all' ? [false, true] : [gone === 'only']
  const all = halves.flatMap((half) =>
    (nullable ? [false, true] : [false]).map((empty): Segment => ({ gone: half, empty, after: null })),
  )
  if (!after) return all
  const at = all.findIndex((segment) => segment.gone === after.gone && segment.empty === (after.value === null))
  if (at < 0) return []
  return all.slice(at).map((segment, index) => (index === 0 ? { ...segment, after } : segment))
}
