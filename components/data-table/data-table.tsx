'use client'

import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { List } from '@/lib/client/list'
import { ErrorState } from '../states/error-state'
import { Loading } from '../states/loading'
import { StaleNotice } from '../states/stale-notice'
import { classNames } from '../ui/class-names'
import { BulkBar } from './bulk-bar'
import type { Column, Sort } from './column'
import { DRAW_ALL_UP_TO, type DrawnLines, firstLines } from './drawn-lines'
import { type Fit, fitColumns } from './fit-columns'
import { Gap, LineBody } from './line-body'
import { MoreRows } from './more-rows'
import { isChosen, yieldsNow } from './remembered-columns'
import { TableHead } from './table-head'
import { startOfGroup } from './start-of-group'
import { TableRow } from './table-row'
import { type Csv, TableTools } from './table-tools'
import { TotalsFoot } from './totals-foot'
import { type ColumnChoosing, useColumnChoices } from './use-column-choices'
import { CARDS_BELOW_REM, useRoom } from './use-room'
import { toggled, useRowCursor } from './use-row-cursor'
import { useRows } from './use-rows'

const LineWindow = lazy(() => import('./line-window'))

/** What the boxes and the unfolding arrows take beside the columns. */
const BOX_REM = 2.5
const FOLD_REM = 2.75

/** The room of a table on a laptop: what is drawn for before anything was measured. */
const ASSUMED_REM = 56

export type DataTableProps<Row extends object> = {
  /** Under this name this browser remembers the columns, and a CSV is saved. */
  name: string
  /** What the rows are: { one: 'entry', many: 'entries' }. */
  things: { one: string; many: string }
  columns: readonly Column<Row>[]
  /** Given where the choice of columns lives elsewhere, such as in the address. */
  columnChoices?: ColumnChoosing
  list: List<Row>
  rowId: (row: Row) => string
  /** How a row is called in "Select …" and "Details of …". */
  rowName: (row: Row) => string

  sort?: Sort | null
  onSort?: (sort: Sort) => void
  /** Who sorts: the API, for lists that come in pages, or the browser. */
  sortedBy?: 'browser' | 'server'

  /** Search and filters: SearchBox, FilterSelect. */
  filters?: ReactNode
  /** Beside the number of rows: what they add up to. */
  sum?: ReactNode
  /** Drawn instead of rows when there are none: Empty, or NoMatch while something filters. */
  nothing: ReactNode
  /** A path of our API with the filters in force, for long lists; `rows` saves what has come; without it there is no CSV. */
  csv?: Csv

  /** A press or Enter goes to the row's page. */
  onOpen?: (row: Row) => void
  /** A press or Enter opens this below the row. */
  unfold?: (row: Row) => ReactNode

  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  /** What can be done with the selected rows. */
  bulk?: (rows: readonly Row[]) => ReactNode

  /** The rows come ordered by this; each run of equal ones gets a head. */
  groupOf?: (row: Row) => string
  groupHead?: (group: string) => ReactNode
  /** The last line, closed with two rules: by column id. */
  totals?: Readonly<Record<string, ReactNode>>
}

/** The one table: sorting, columns, keyboard, any number of rows, CSV, and cards on a phone. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, things, columns, columnChoices, list, rowId, rowName, sort = null, onSort, sortedBy = 'server' } = props
  const { filters, sum, nothing, csv, onOpen, unfold, selected, onSelect, bulk, groupOf, groupHead, totals } = props
  const caption = useId()
  const room = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const width = useRoom(room)
  const cards = width !== null && width < CARDS_BELOW_REM
  const remembered = useColumnChoices(name)
  const { choices, choose } = columnChoices ?? remembered
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set())

  const chosen = useMemo(() => columns.filter((column) => isChosen(column, choices)), [columns, choices])
  const asked = useMemo(
    () => chosen.map((column) => ({ ...column, yields: yieldsNow(column, choices) })),
    [chosen, choices],
  )
  const beside = (onSelect ? BOX_REM : 0) + (unfold ? FOLD_REM : 0)
  const fitting = useMemo(
    () => (cards ? null : fitColumns(asked, (width ?? ASSUMED_REM) - beside)),
    [cards, width, asked, beside],
  )
  const isShown = useCallback(
    (column: Column<Row>) => (fitting ? fitting.shown.has(column.id) : chosen.some(({ id }) => id === column.id)),
    [fitting, chosen],
  )
  const { rows, columns: shown } = useRows({ columns, rows: list.rows, rowId, sort, sortedBy, isShown })

  const places: readonly (Row | undefined)[] = list.places?.all ?? rows
  const need = list.places?.need
  const ids = useMemo(() => places.map((row) => row && rowId(row)), [places, rowId])
  const byId = useMemo(() => new Map(rows.map((row) => [rowId(row), row])), [rows, rowId])

  const press = useCallback(
    (id: string) => {
      const row = byId.get(id)
      if (unfold) setOpen((before) => toggled(before, id))
      else if (row && onOpen) onOpen(row)
    },
    [byId, unfold, onOpen],
  )
  const latestSelected = useRef(selected)
  useLayoutEffect(() => {
    latestSelected.current = selected
  })
  const toggle = useCallback((id: string) => onSelect?.(toggled(latestSelected.current, id)), [onSelect])

  const pressable = onOpen || unfold ? press : undefined
  const interactive = Boolean(pressable || onSelect)
  const { at, onKeyDown, standOn } = useRowCursor({ table, ids, onOpen: pressable, selected, onSelect })
  const [near, setNear] = useState<DrawnLines | null>(null)
  const isLong = places.length > DRAW_ALL_UP_TO
  // one that is drawn in the browser from the first has all its lines at once: going back finds the place it was left at
  const opening = useSyncExternalStore(never, isServed, isBeingServed)
  const drawn = useMemo(
    () => (isLong && near) || firstLines(places.length, { opening }),
    [isLong, near, places.length, opening],
  )
  // a line keeps its own measure where its row is the same row; in a long list, where the place is the same place
  const known = need ? null : ids
  const keyOf = useCallback((place: number) => known?.[place] ?? place, [known])
  useEffect(() => need?.(drawn.lines.map(({ index }) => index)), [need, drawn])

  const chosenRows = useMemo(() => rows.filter((row) => selected?.has(rowId(row))), [rows, rowId, selected])
  const countSelected = selected?.size ?? 0
  const span = shown.length + (onSelect ? 1 : 0) + (unfold ? 1 : 0)
  const total = list.total ?? rows.length

  return (
    <div>
      <TableTools
        name={name}
        things={things}
        columns={columns}
        shown={shown}
        rows={rows}
        list={list}
        choices={choices}
        left={fitting?.left ?? []}
        onChoose={choose}
        filters={filters}
        csv={csv}
        sum={sum}
        sort={sort}
        onSort={cards ? onSort : undefined}
      />
      {list.status === 'ready' && list.problem && list.asOf ? (
        <StaleNotice asOf={list.asOf} why={list.problem.message} onRetry={list.retry} retrying={list.reading} />
      ) : null}
      <div ref={room} className="ledger-room">
        {list.status === 'loading' ? <Loading what={things.many} /> : null}
        {list.status === 'problem' ? (
          <ErrorState
            sentence={`The ${things.many} could not be shown.`}
            message={list.problem?.message}
            requestId={list.problem?.requestId}
            onRetry={list.retry}
            retrying={list.reading}
          />
        ) : null}
        {list.status === 'ready' && places.length === 0 ? (
          <div className={classNames('transition-opacity', list.outdated && 'is-outdated')}>{nothing}</div>
        ) : null}
        {list.status === 'ready' && places.length > 0 ? (
          <table
            ref={table}
            {...(interactive
              ? { role: 'grid', 'aria-multiselectable': onSelect ? true : undefined }
              : { role: 'table' })}
            aria-labelledby={caption}
            aria-rowcount={list.more.has && list.total === undefined ? -1 : total + 1}
            aria-busy={list.outdated || undefined}
            onKeyDown={interactive ? onKeyDown : undefined}
            className={classNames('ledger transition-opacity', list.outdated && 'is-outdated')}
          >
            <caption id={caption} className="sr-only">
              {things.many[0]?.toLocaleUpperCase('en')}
              {things.many.slice(1)}
              {interactive ? '. Arrow keys move between the rows.' : ''}
            </caption>
            <colgroup>
              {onSelect ? <col style={{ width: `${BOX_REM}rem` }} /> : null}
              {shown.map((column) => (
                <col key={column.id} style={widthOf(column.id, fitting, width === null)} />
              ))}
              {unfold ? <col style={{ width: `${FOLD_REM}rem` }} /> : null}
            </colgroup>
            <TableHead
              columns={shown}
              sort={sort}
              onSort={onSort}
              unfolds={Boolean(unfold)}
              all={
                onSelect
                  ? {
                      state: chosenRows.length === 0 ? 'none' : chosenRows.length === rows.length ? 'all' : 'some',
                      label: `Select all ${things.many} shown`,
                      onChange: (all) => onSelect(new Set(all ? ids.filter((id) => id !== undefined) : [])),
                    }
                  : undefined
              }
            />
            {drawn.lines.map(({ index, gapBefore }) => {
              if (index >= places.length) return null
              const row = places[index]
              const id = ids[index] ?? ''
              const group = groupOf && row && startOfGroup(groupOf, row, index === 0 ? null : places[index - 1])
              return (
                <LineBody key={keyOf(index)} index={index} gapBefore={gapBefore} measure={drawn.measure} span={span}>
                  {group === undefined ? null : (
                    <tr role="row" className="group">
                      <th scope="row" colSpan={span}>
                        {groupHead?.(group) ?? <span className="small-caps text-lead">{group}</span>}
                      </th>
                    </tr>
                  )}
                  <TableRow
                    row={row}
                    id={id}
                    place={index}
                    name={row ? rowName(row) : ''}
                    columns={shown}
                    sortedColumn={sort?.column}
                    interactive={interactive}
                    isCursor={index === Math.max(at, 0)}
                    isSelected={selected?.has(id) ?? false}
                    onToggle={onSelect ? toggle : undefined}
                    isOpen={open.has(id)}
                    onOpen={pressable}
                    unfold={unfold}
                    onStand={standOn}
                  />
                </LineBody>
              )
            })}
            {drawn.gapAfter > 0 ? <Gap height={drawn.gapAfter} span={span} /> : null}
            {totals ? (
              <TotalsFoot columns={shown} totals={totals} before={onSelect ? 1 : 0} after={unfold ? 1 : 0} />
            ) : null}
          </table>
        ) : null}
      </div>
      {isLong ? (
        <Suspense>
          <LineWindow
            count={places.length}
            keyOf={keyOf}
            table={table}
            cards={cards}
            alwaysDrawn={at}
            onChange={setNear}
          />
        </Suspense>
      ) : null}
      {list.status === 'ready' ? <MoreRows more={list.more} drawn={rows.length} many={things.many} /> : null}
      {onSelect && bulk && countSelected > 0 ? (
        <BulkBar
          words={`${countSelected.toLocaleString('en')} ${countSelected === 1 ? things.one : things.many} selected`}
          onClear={() => onSelect(new Set())}
        >
          {bulk(chosenRows)}
        </BulkBar>
      ) : null}
    </div>
  )
}

const never = () => () => {}
const isServed = () => false
const isBeingServed = () => true

/** In parts of the whole before the room is measured, so that the table is never wider than the page. */
function widthOf(id: string, fit: Fit | null, unmeasured: boolean): { width: string } | undefined {
  const width = fit?.shown.get(id)
  if (width === undefined) return undefined
  return { width: unmeasured ? `${(width / ASSUMED_REM) * 100}%` : `${width}rem` }
}
