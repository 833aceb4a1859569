import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Position, type Segment, segmentsAfter } from './page-segments'

type Row = { gone: boolean; value: string | null; sortName: string; id: string }

const anyRows = fc
  .uniqueArray(
    fc.record({
      gone: fc.boolean(),
      value: fc.option(fc.constantFrom('a', 'b', 'c')),
      sortName: fc.constantFrom('x', 'y'),
      id: fc.uuid(),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  )
  .map((rows) => [...rows].sort(inOrder))

function inOrder(one: Row, other: Row): number {
  const key = (row: Row) => [row.gone, row.value === null, row.value ?? '', row.sortName, row.id].map(String).join(' ')
  return key(one) < key(other) ? -1 : 1
}

/** What the database does with one stretch. */
function read(rows: Row[], { gone, empty, after }: Segment, limit: number): Row[] {
  return rows
    .filter((row) => row.gone === gone && (row.value === null) === empty)
    .filter((row) => after === null || inOrder({ ...after, gone, value: after.value }, row) < 0)
    .slice(0, limit)
}

function pageBehind(rows: Row[], after: Position | null, limit: number): Row[] {
  let page: Row[] = []
  for (const segment of segmentsAfter({ gone: 'all', nullable: true }, after)) {
    page = [...page, ...read(rows, segment, limit - page.length)]
    if (page.length === limit) break
  }
  return page
}

describe('pages of any length', () => {
  it('bring every row once and in order', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 7 }), (rows, limit) => {
        const all: Row[] = []
        let after: Position | null = null
        for (;;) {
          const page: Row[] = pageBehind(rows, after, limit)
          all.push(...page)
          after = page.at(-1) ?? null
          if (page.length < limit || !after) break
        }
        expect(all).toEqual(rows)
      }),
    )
  })

  it('of what is there never bring what is gone', () => {
    expect(segmentsAfter({ gone: 'no', nullable: true }, null).every(({ gone }) => !gone)).toBe(true)
  })

  it('behind a row that the list cannot hold are empty', () => {
    const gone = { gone: true, value: null, sortName: '', id: '' }
    expect(segmentsAfter({ gone: 'no', nullable: false }, gone)).toEqual([])
  })
})
