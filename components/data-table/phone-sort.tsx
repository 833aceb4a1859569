'use client'

import type { Column, Sort } from './column'
import { FilterSelect } from './filter-select'
import { sortFromText, sortToText } from './sort-text'

/** Cards have no heads to press, so the sort is chosen from a list. Shown only where rows are cards. */
export function PhoneSort<Row>({
  columns,
  rows,
  sort,
  onSort,
}: {
  columns: readonly Column<Row>[]
  /** To see what a column holds: names go from A to Z, times from the latest. */
  rows: readonly Row[]
  sort: Sort | null
  onSort: (sort: Sort) => void
}) {
  const options = columns
    .filter(({ sortable }) => sortable)
    .flatMap((column) => {
      const ways = column.sortFirst === 'descending' ? [true, false] : [false, true]
      return ways.map((descending) => ({
        value: sortToText({ column: column.id, descending }),
        label: `${column.header}, ${wayWords(column, rows, descending)}`,
      }))
    })
  return (
    <FilterSelect
      label="Sorted by"
      filters={false}
      value={sortToText(sort)}
      anyLabel="as it comes"
      options={options}
      onChange={(text) => {
        const next = sortFromText(text, columns)
        if (next) onSort(next)
      }}
    />
  )
}

function wayWords<Row>(column: Column<Row>, rows: readonly Row[], descending: boolean): string {
  const sample = rows.map(column.value).find((value) => value !== null && value !== undefined)
  if (sample instanceof Date) return descending ? 'latest first' : 'earliest first'
  if (typeof sample === 'number') return descending ? 'largest first' : 'smallest first'
  return descending ? 'Z to A' : 'A to Z'
}
