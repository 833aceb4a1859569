'use client'

import { Menu } from '../ui/menu'
import type { MenuEntry } from '../ui/menu-entry'
import type { Column } from './column'
import { type ColumnChoices, isChosen } from './remembered-columns'

/** Which columns are shown. Says which of them the screen has no room for. */
export function ColumnsMenu<Row>({
  columns,
  choices,
  left,
  onChoose,
}: {
  columns: readonly Column<Row>[]
  choices: ColumnChoices
  /** Ids of chosen columns that do not fit. */
  left: readonly string[]
  onChoose: (column: Column<Row>, shown: boolean) => void
}) {
  const entries: MenuEntry[] = columns.map((column) => ({
    kind: 'tick',
    label: left.includes(column.id) ? (
      <>
        {column.header} <span className="text-fine text-soft">needs a wider screen</span>
      </>
    ) : (
      column.header
    ),
    ticked: isChosen(column, choices),
    disabled: column.isName ?? false,
    onChange: (shown) => onChoose(column, shown),
  }))
  return (
    <Menu entries={entries} align="end">
      Columns
    </Menu>
  )
}
