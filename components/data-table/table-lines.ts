/** One line of the drawn table: a row, or the head of a group of rows. */
export type TableLine<Row> =
  | { kind: 'group'; key: string; group: string }
  | { kind: 'row'; key: string; row: Row; place: number }

/** Rows with a head wherever the group changes. The rows come grouped already; a group that comes twice gets two heads. */
export function tableLines<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  groupOf?: (row: Row) => string,
): TableLine<Row>[] {
  const lines: TableLine<Row>[] = []
  let current: string | undefined
  rows.forEach((row, place) => {
    const group = groupOf?.(row)
    if (group !== undefined && group !== current) {
      lines.push({ kind: 'group', key: `group:${place}:${group}`, group })
      current = group
    }
    lines.push({ kind: 'row', key: rowId(row), row, place })
  })
  return lines
}
