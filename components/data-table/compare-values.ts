// How rows are ordered in the browser: as people order names ("web-2" before "web-10", case and accents aside), times by time,
// no before yes. What is missing is handled by the table: it comes last, whichever way one sorts.

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

export type Comparable = string | number | boolean | Date

export function compareValues(a: Comparable, b: Comparable): number {
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b)
  return Number(a) - Number(b)
}

/** undefined is what the table keeps at the end. */
export function comparableOf(value: Comparable | null | undefined): Comparable | undefined {
  if (value === null || value === '') return undefined
  if (typeof value === 'number' && Number.isNaN(value)) return undefined
  return value
}
