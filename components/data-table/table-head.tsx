'use client'

import { useEffect, useRef } from 'react'
import { TICK_LOOK } from '../ui/checkbox'
import { classNames } from '../ui/class-names'
import type { Column, Sort } from './column'
import { nextSort } from './sort-text'

/** The names of the columns; those that can be sorted by are buttons. */
export function TableHead<Row>({
  columns,
  sort,
  onSort,
  all,
  unfolds,
}: {
  columns: readonly Column<Row>[]
  sort: Sort | null
  onSort: ((sort: Sort) => void) | undefined
  /** The box that selects every row; undefined where rows cannot be selected. */
  all: { state: 'none' | 'some' | 'all'; label: string; onChange: (all: boolean) => void } | undefined
  unfolds: boolean
}) {
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {all ? (
          <th role="columnheader" scope="col" className="slim">
            <AllBox {...all} />
          </th>
        ) : null}
        {columns.map((column) => (
          <th
            key={column.id}
            role="columnheader"
            scope="col"
            aria-sort={sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
            className={classNames(column.align === 'end' && 'at-end')}
          >
            {column.sortable && onSort ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.header}
          </th>
        ))}
        {unfolds ? (
          <th role="columnheader" scope="col" className="slim">
            <span className="sr-only">Details</span>
          </th>
        ) : null}
      </tr>
    </thead>
  )
}

function SortButton<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: Sort | null
  onSort: (sort: Sort) => void
}) {
  const active = sort?.column === column.id
  return (
    <button
      type="button"
      onClick={() => onSort(nextSort(sort, column))}
      className={classNames(
        '-mx-1 inline-flex max-w-full items-baseline gap-1.5 rounded-leaf px-1 py-1 font-medium hover:text-ink',
        column.align === 'end' && 'flex-row-reverse',
        active && 'text-ink',
      )}
    >
      <span>{column.header}</span>
      <svg
        viewBox="0 0 8 10"
        aria-hidden="true"
        className={classNames('w-2 shrink-0 fill-none stroke-[1.4] stroke-current', !active && 'opacity-35')}
      >
        {active ? (
          <path d={sort.descending ? 'M4 0v9M1 6l3 3 3-3' : 'M4 10V1M1 4l3-3 3 3'} />
        ) : (
          <path d="m1 3.5 3-3 3 3M1 6.5l3 3 3-3" />
        )}
      </svg>
    </button>
  )
}

function AllBox({
  state,
  label,
  onChange,
}: {
  state: 'none' | 'some' | 'all'
  label: string
  onChange: (all: boolean) => void
}) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // half-ticked exists only as a property
    if (box.current) box.current.indeterminate = state === 'some'
  }, [state])
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      checked={state === 'all'}
      onChange={(event) => onChange(event.target.checked)}
      className={classNames(TICK_LOOK, 'translate-y-0.5')}
    />
  )
}
