import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names'
import type { Column } from './column'

/** The last line of an account, closed with two rules. */
export function TotalsFoot<Row>({
  columns,
  totals,
  before,
  after,
}: {
  columns: readonly Column<Row>[]
  totals: Readonly<Record<string, ReactNode>>
  before: number
  after: number
}) {
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {before ? <td role="cell" /> : null}
        {columns.map((column) => (
          <td key={column.id} role="cell" className={classNames(column.align === 'end' && 'at-end')}>
            {totals[column.id]}
          </td>
        ))}
        {after ? <td role="cell" /> : null}
      </tr>
    </tfoot>
  )
}
