import type { ReactNode } from 'react'

/** One column of the one table. Widths are in rem. */
export type Column<Row> = {
  id: string
  /** Its name above the rows, in the columns menu, in the phone's cards and in CSV. */
  header: string
  cell: (row: Row) => ReactNode
  /** The same as plain data: for CSV and for sorting in the browser. */
  value: (row: Row) => string | number | boolean | Date | null | undefined
  /** Can be sorted by: with server sorting, only what the API can sort by. */
  sortable?: boolean
  /** Which way the first press sorts; times and amounts begin with the largest. */
  sortFirst?: 'ascending' | 'descending'
  align?: 'start' | 'end'
  /** The least it needs. Without `grow` it is also what it gets. */
  width: number
  /** Shares the room that is left. */
  grow?: boolean
  /** When the screen is too narrow for all, columns with the highest number go first. Without one it stays. */
  yields?: number
  /** Can be chosen in the columns menu but is not shown at first. */
  hiddenAtFirst?: boolean
  /** Names the row: cannot be hidden, heads the phone's card. One column has it. */
  isName?: boolean
  /** Left out of a row's card on the phone, where it asks for no attention; never while the rows are sorted by it. */
  notOnPhone?: (row: Row) => boolean
}

export type Sort = { column: string; descending: boolean }
