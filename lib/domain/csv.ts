// Comma separated values that open safely in a spreadsheet.

/** One row, ended as RFC 4180 asks. */
export function csvRow(cells: readonly (string | number | bigint | boolean | Date | null | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

// What makes a formula of a text, also as the signs of full width that East Asian spreadsheets take for the same. Apostrophes
// before it count as well: otherwise nobody could tell ours from the text's own.
const BEGINS_FORMULA = /^(?='*[=+\-@\t\r\n＝＋－＠])/
// Where a comma stands before cents, a spreadsheet cuts our lines at semicolons and tabs, whatever the quotes say.
const BEGINS_ONE_WITHIN = /(?<=[;\t\r\n])(?=["']*[=+\-@＝＋－＠])/g
const GUARDED = /^'(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])'(?=["']*[=+\-@＝＋－＠])/g

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front: a server named `=HYPERLINK(…)` must stay
 * a name. Numbers are left as they are.
 */
export function csvCell(value: string | number | bigint | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'string') return String(value)
  const safe = value.replace(BEGINS_FORMULA, "'").replace(BEGINS_ONE_WITHIN, "'")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The text as it was before it was written so, to the letter: exactly the apostrophes that `csvCell` puts in are taken out. */
export function textOfCell(cell: string): string {
  return cell.replace(GUARDED, '')
}
