import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { csvRow } from '../domain/csv'
import type { Caller } from './caller'
import { streamText } from './stream-text'

export type Column<Row> = { title: string; cell: (row: Row) => string | number | null }

export type CsvFile = { filename: string; body: ReadableStream<Uint8Array> }

/**
 * Rows of a page as a file of comma separated values, all of them and not only those in sight. Who took it along is written
 * down before the first byte leaves.
 */
export async function csvFile<Row>(
  what: string,
  filter: object,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row[]>,
  { by }: Caller,
  now: Date,
): Promise<CsvFile> {
  await inTransaction((tx) =>
    appendAudit(tx, { ...by, action: 'findings.exported', outcome: 'done', after: { what, filter } }),
  )
  return {
    filename: `stocktake-${what}-${now.toISOString().slice(0, 10)}.csv`,
    body: streamText(linesOf(columns, rows)),
  }
}

async function* linesOf<Row>(columns: readonly Column<Row>[], rows: AsyncIterable<Row[]>) {
  // the mark lets spreadsheets read accents; without it they guess an older encoding
  yield `\uFEFF${csvRow(columns.map(({ title }) => title))}`
  for await (const page of rows) {
    if (page.length > 0) yield page.map((row) => csvRow(columns.map(({ cell }) => cell(row)))).join('')
  }
}

/** Every page of a list, one after the other. */
export async function* everyPage<Row>(
  read: (cursor: string | undefined) => Promise<{ data: Row[]; nextCursor?: string | undefined }>,
): AsyncGenerator<Row[]> {
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    yield page.data
    cursor = page.nextCursor
  } while (cursor !== undefined)
}
