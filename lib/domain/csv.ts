// Comma separated values that open safely in a spreadsheet.

/** One row, ended as RFC 4180 asks. */
export function csvRow(cells: readonly (string | number | bigint | boolean | Date | null | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front: a server named `=HYPERLINK(…)` must stay
 * a name. Numbers are left as they are.
 */
export function csvCell(value: string | number | bigint | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'string') return String(value)
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
