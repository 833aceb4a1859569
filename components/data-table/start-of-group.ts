/**
 * The group that begins with this row; undefined where it goes on. `before`: the row above, null at the top of the list,
 * undefined where that has not come yet: then nobody knows. A group that comes twice gets two heads.
 */
export function startOfGroup<Row>(
  groupOf: (row: Row) => string,
  row: Row,
  before: Row | null | undefined,
): string | undefined {
  if (before === undefined) return undefined
  const group = groupOf(row)
  return before !== null && groupOf(before) === group ? undefined : group
}
