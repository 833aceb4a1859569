import { csvRow } from '@/lib/domain/csv'
import type { Column } from './column'

/** Exactly what is shown: the same columns in the same order, all rows of the list, safe in a spreadsheet. */
export function csvOfRows<Row>(
  columns: readonly Pick<Column<Row>, 'header' | 'value'>[],
  rows: readonly Row[],
): string {
  const head = csvRow(columns.map(({ header }) => header))
  return head + rows.map((row) => csvRow(columns.map(({ value }) => value(row)))).join('')
}
