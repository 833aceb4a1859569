'use client'

import { memo, type MouseEvent, type ReactNode } from 'react'
import { TICK_LOOK } from '../ui/checkbox'
import { classNames } from '../ui/class-names'
import type { Column } from './column'

export type TableRowProps<Row> = {
  /** undefined: this place of a long list has not come yet. */
  row: Row | undefined
  id: string
  /** Counted from 0. */
  place: number
  name: string
  columns: readonly Column<Row>[]
  sortedColumn: string | undefined
  /** grid: rows can be moved through with the keyboard. */
  interactive: boolean
  isCursor: boolean
  isSelected: boolean
  /** undefined: rows cannot be selected. */
  onToggle: ((id: string) => void) | undefined
  isOpen: boolean
  onOpen: ((id: string) => void) | undefined
  /** What stands below the row while it is open. */
  unfold: ((row: Row) => ReactNode) | undefined
  onStand: (place: number, id: string | undefined) => void
}

/** One row, as table or card. It is drawn again only when something of its own changes. */
export const TableRow = memo(TableRowOf) as typeof TableRowOf

function TableRowOf<Row>(props: TableRowProps<Row>) {
  const {
    row,
    id,
    place,
    name,
    columns,
    sortedColumn,
    interactive,
    isCursor,
    isSelected,
    onToggle,
    isOpen,
    onOpen,
    unfold,
    onStand,
  } = props
  const cell = interactive ? 'gridcell' : 'cell'
  const stand = interactive && !isCursor ? () => onStand(place, row && id) : undefined
  const tabIndex = interactive ? (isCursor ? 0 : -1) : undefined
  if (row === undefined)
    // the same element as the row that takes its place, so that the focus stays
    return (
      <>
        <tr
          role="row"
          data-place={place}
          aria-rowindex={place + 2}
          tabIndex={tabIndex}
          onFocus={stand}
          className="row is-coming"
        >
          <td role={cell} colSpan={columns.length + (onToggle ? 1 : 0) + (unfold ? 1 : 0)}>
            <span className="sr-only">On its way</span>
          </td>
        </tr>
        {null}
      </>
    )
  return (
    <>
      <tr
        role="row"
        data-row={interactive ? id : undefined}
        data-place={interactive ? place : undefined}
        aria-rowindex={place + 2}
        aria-selected={onToggle ? isSelected : undefined}
        tabIndex={tabIndex}
        onFocus={stand}
        onClick={onOpen ? (event) => meantForTheRow(event) && onOpen(id) : undefined}
        className={classNames('row', onOpen && 'presses', isOpen && 'is-open')}
      >
        {onToggle ? (
          <td role={cell} className="slim">
            <input
              type="checkbox"
              aria-label={`Select ${name}`}
              checked={isSelected}
              onChange={() => onToggle(id)}
              className={classNames(TICK_LOOK, 'translate-y-0.5')}
            />
          </td>
        ) : null}
        {columns.map((column) => {
          const Cell = column.isName ? 'th' : 'td'
          return (
            <Cell
              key={column.id}
              role={column.isName ? 'rowheader' : cell}
              scope={column.isName ? 'row' : undefined}
              data-head={column.header}
              className={classNames(
                column.isName ? 'names-row' : 'tells',
                column.align === 'end' && 'at-end',
                column.id !== sortedColumn && column.notOnPhone?.(row) && 'not-on-phone',
              )}
            >
              <div className="min-w-0 flex-1">{column.cell(row)}</div>
            </Cell>
          )
        })}
        {unfold ? (
          <td role={cell} className="slim folds">
            <UnfoldButton name={name} isOpen={isOpen} onPress={() => onOpen?.(id)} />
          </td>
        ) : null}
      </tr>
      {unfold && isOpen ? (
        <tr role="row" className="unfolded">
          <td role={cell} colSpan={columns.length + (onToggle ? 2 : 1)}>
            {unfold(row)}
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** A press on a link or a box in the row is theirs, and so is marking text to copy it. */
function meantForTheRow(event: MouseEvent<HTMLElement>): boolean {
  const pressed = event.target as HTMLElement
  if (pressed.closest('a, button, input, select, textarea, label, summary')) return false
  return window.getSelection()?.isCollapsed ?? true
}

function UnfoldButton({ name, isOpen, onPress }: { name: string; isOpen: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={`Details of ${name}`}
      onClick={onPress}
      className="-my-1 -ms-2 flex size-8 items-center justify-center rounded-leaf text-soft hover:text-ink"
    >
      <svg
        viewBox="0 0 10 6"
        aria-hidden="true"
        className={classNames(
          'w-2.5 fill-none stroke-[1.5] stroke-current transition-transform',
          isOpen && 'rotate-180',
        )}
      >
        <path d="m1 1 4 4 4-4" />
      </svg>
    </button>
  )
}
