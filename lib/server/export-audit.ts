import 'server-only'
import type { z } from 'zod'
import type { AuditEntryView, exportQuery } from '../contracts/audit'
import { type AuditActor, appendAudit } from '../db/append-audit'
import { auditHead, listAudit } from '../db/audit-log'
import { inTransaction } from '../db/client'
import { auditWords } from '../domain/audit-actions'
import { csvRow } from '../domain/csv'
import { toFilter, toView } from './list-audit'
import { streamText } from './stream-text'

/** One page of the export in memory at a time, however long the log is. */
const PAGE = 1_000

const COLUMNS: { title: string; cell: (entry: AuditEntryView) => string | number | null }[] = [
  { title: 'Entry', cell: (entry) => entry.seq },
  { title: 'Time (UTC)', cell: (entry) => entry.at },
  { title: 'Who', cell: (entry) => entry.actor },
  { title: 'Kind of actor', cell: (entry) => entry.actorKind },
  { title: 'What', cell: (entry) => auditWords(entry.action) },
  { title: 'Action', cell: (entry) => entry.action },
  { title: 'Target', cell: (entry) => entry.target },
  { title: 'Kind of target', cell: (entry) => entry.targetKind },
  { title: 'Target id', cell: (entry) => entry.targetId },
  { title: 'Outcome', cell: (entry) => entry.outcome },
  { title: 'Raff status', cell: (entry) => entry.raffStatus },
  { title: 'Reason', cell: (entry) => entry.reason },
  { title: 'Before', cell: (entry) => (entry.before === null ? null : JSON.stringify(entry.before)) },
  { title: 'After', cell: (entry) => (entry.after === null ? null : JSON.stringify(entry.after)) },
  { title: 'Key prefix', cell: (entry) => entry.connectionPrefix },
  { title: 'Project', cell: (entry) => entry.projectName },
  { title: 'Request', cell: (entry) => entry.requestId },
  { title: 'Request id', cell: (entry) => entry.httpRequestId },
  { title: 'Previous hash', cell: (entry) => entry.prevHash },
  { title: 'Hash', cell: (entry) => entry.hash },
]

export type AuditExport = { filename: string; contentType: string; body: ReadableStream<Uint8Array> }

/**
 * The log as a file, newest first, exactly what the filters show at this moment. The export is itself an entry, written
 * before the first byte leaves and not part of the file.
 */
export async function exportAudit(
  query: z.infer<typeof exportQuery>,
  by: { actor: AuditActor; httpRequestId?: string },
  now = new Date(),
): Promise<AuditExport> {
  const { format, ...filters } = query
  const upTo = await inTransaction(async (tx) => {
    const before = await auditHead(tx)
    await appendAudit(tx, { ...by, action: 'audit.exported', outcome: 'done', after: { format, filters } }, now)
    return before?.seq ?? 0n
  })
  return {
    filename: `stocktake-audit-${now.toISOString().slice(0, 10)}.${format}`,
    contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
    body: streamText(rowsOf(format, toFilter(filters), upTo)),
  }
}

async function* rowsOf(format: 'csv' | 'jsonl', filter: ReturnType<typeof toFilter>, upTo: bigint) {
  // the mark lets spreadsheets read accents; without it they guess an older encoding
  if (format === 'csv') yield `\uFEFF${csvRow(COLUMNS.map((column) => column.title))}`
  let before = upTo + 1n
  for (;;) {
    const entries = await listAudit(filter, PAGE, before)
    const last = entries.at(-1)
    if (!last) return
    yield entries
      .map(toView)
      .map((entry) =>
        format === 'csv' ? csvRow(COLUMNS.map((column) => column.cell(entry))) : `${JSON.stringify(entry)}\n`,
      )
      .join('')
    before = last.seq
  }
}
