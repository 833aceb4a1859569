import type { Column, Sort } from './column'

// A sort as it stands in the address and in our API: "name", "-at".

export function sortFromText(text: string, columns: readonly Pick<Column<never>, 'id' | 'sortable'>[]): Sort | null {
  const descending = text.startsWith('-')
  const column = descending ? text.slice(1) : text
  return columns.some(({ id, sortable }) => id === column && sortable) ? { column, descending } : null
}

export function sortToText(sort: Sort | null): string {
  return sort ? `${sort.descending ? '-' : ''}${sort.column}` : ''
}

/** What a press on a column's head does: its own first way, then the other, and so on. */
export function nextSort(now: Sort | null, column: Pick<Column<never>, 'id' | 'sortFirst'>): Sort {
  if (now?.column === column.id) return { column: column.id, descending: !now.descending }
  return { column: column.id, descending: column.sortFirst === 'descending' }
}
