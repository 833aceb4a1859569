'use client'

import type { ReactNode } from 'react'
import type { List } from '@/lib/client/list'
import { Button } from '../ui/button'
import { buttonLook } from '../ui/button-look'
import type { Column, Sort } from './column'
import { ColumnsMenu } from './columns-menu'
import { csvOfRows } from './csv-of-rows'
import { PhoneSort } from './phone-sort'
import type { ColumnChoices } from './remembered-columns'
import { saveCsv } from './save-csv'

/**
 * A path of our API with the filters in force, for long lists; a function of the shown columns where the API takes them;
 * `rows` saves what has come.
 */
export type Csv = { href: string | ((columns: readonly string[]) => string) } | 'rows'

/** The line above a table: what narrows it on the left, how many there are and what else it can do on the right. */
export function TableTools<Row>({
  name,
  things,
  columns,
  shown,
  rows,
  list,
  choices,
  left,
  onChoose,
  filters,
  csv,
  sum,
  sort,
  onSort,
}: {
  name: string
  things: { one: string; many: string }
  columns: readonly Column<Row>[]
  shown: readonly Column<Row>[]
  rows: readonly Row[]
  list: List<Row>
  choices: ColumnChoices
  left: readonly string[]
  onChoose: (column: Column<Row>, shown: boolean) => void
  filters: ReactNode
  csv: Csv | undefined
  sum: ReactNode
  sort: Sort | null
  /** Given where rows are cards. */
  onSort: ((sort: Sort) => void) | undefined
}) {
  const counted = list.status === 'ready' && list.total !== undefined
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-3" data-screen-only>
      <div className="flex min-w-0 flex-auto grow-[999] flex-wrap items-center gap-2 max-sm:w-full">
        {filters}
        {onSort ? <PhoneSort columns={columns} rows={rows.slice(0, 20)} sort={sort} onSort={onSort} /> : null}
      </div>
      <div className="flex flex-auto flex-wrap items-center gap-2 max-sm:w-full">
        <p role="status" className="figures me-auto pe-2 text-fine text-soft">
          {counted ? countWords(list.total ?? 0, things) : ''}
          {counted ? sum : null}
        </p>
        <div className="ms-auto flex gap-2">
          <ColumnsMenu columns={columns} choices={choices} left={left} onChoose={onChoose} />
          {csv === 'rows' ? (
            <Button
              size="small"
              onClick={() => saveCsv(name, csvOfRows(shown, rows))}
              {...(rows.length === 0 ? { whyNot: 'There is nothing to save' } : {})}
            >
              Save as CSV
            </Button>
          ) : null}
          {csv && csv !== 'rows' ? (
            <a
              href={typeof csv.href === 'string' ? csv.href : csv.href(shown.map(({ id }) => id))}
              download
              className={buttonLook('quiet', 'small', 'hover:bg-sunk')}
            >
              Save as CSV
            </a>
          ) : null}
        </div>
      </div>
    </div>
  )
}

function countWords(total: number, things: { one: string; many: string }): string {
  return `${total.toLocaleString('en')} ${total === 1 ? things.one : things.many}`
}
