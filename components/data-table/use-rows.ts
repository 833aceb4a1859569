'use client'

import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { Column, Sort } from './column'
import { type Comparable, comparableOf, compareValues } from './compare-values'

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
})

const NO_ROWS: readonly never[] = []

/** The rows in the order they are drawn, and the columns that are. Sorting in the browser happens here, once a change. */
export function useRows<Row extends object>({
  columns,
  rows,
  rowId,
  sort,
  sortedBy,
  isShown,
}: {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  sort: Sort | null
  sortedBy: 'browser' | 'server'
  isShown: (column: Column<Row>) => boolean
}): { rows: readonly Row[]; columns: readonly Column<Row>[] } {
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row, unknown> => ({
          id: column.id,
          accessorFn: (row) => comparableOf(column.value(row)),
          enableSorting: column.sortable ?? false,
          sortUndefined: 'last',
          sortFn: (a, b, id) => compareValues(a.getValue(id) as Comparable, b.getValue(id) as Comparable),
        }),
      ),
    [columns],
  )
  const sorting = useMemo(() => (sort ? [{ id: sort.column, desc: sort.descending }] : []), [sort])
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map((column) => [column.id, isShown(column)])),
    [columns, isShown],
  )
  const table = useTable({
    features,
    columns: definitions,
    // what the API sorted is drawn as it came, however long it is
    data: sortedBy === 'browser' ? rows : NO_ROWS,
    getRowId: rowId,
    manualSorting: sortedBy === 'server',
    state: { sorting, columnVisibility },
  })
  const model = table.getRowModel()
  const ordered = useMemo(
    () => (sortedBy === 'browser' ? model.rows.map((row) => row.original) : rows),
    [sortedBy, model, rows],
  )
  const visible = table.getVisibleLeafColumns()
  const shown = useMemo(() => {
    const ids = new Set(visible.map(({ id }) => id))
    return columns.filter(({ id }) => ids.has(id))
  }, [columns, visible])
  return { rows: ordered, columns: shown }
}
