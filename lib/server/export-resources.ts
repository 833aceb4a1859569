import 'server-only'
import type { z } from 'zod'
import type { exportQuery } from '../contracts/inventory'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import type { InventoryFilter } from '../db/inventory-filter'
import { listResources, type SortedRow } from '../db/inventory-list'
import { type ExportedOwnership, ownershipsOf } from '../db/ownerships-of'
import { csvRow } from '../domain/csv'
import { COLUMN_TITLES, COLUMNS, type Column, type Order } from '../domain/inventory/columns'
import { KIND_WORDS } from '../domain/inventory/kinds'
import type { Caller } from './caller'
import { toInventoryFilter } from './inventory-filter'
import { orderOf } from './list-resources'
import { type Freshness, freshnessOf, lastSeenOf } from './resource-row'
import { streamText } from './stream-text'

/** Rows. One page of the export is in memory at a time, however large the account is. */
const PAGE = 1_000

type Exported = { row: SortedRow; ownership: ExportedOwnership | undefined; freshness: Freshness }

/** What a filter matches, in its order, as a file. Who took it along is written down before the first byte leaves. */
export async function exportResources(
  { sort, columns = [...COLUMNS], ...given }: z.output<typeof exportQuery>,
  { viewer, by }: Caller,
  now = new Date(),
): Promise<{ filename: string; body: ReadableStream<Uint8Array> }> {
  const { filter, context } = await toInventoryFilter(given, viewer)
  await inTransaction((tx) =>
    appendAudit(tx, { ...by, action: 'inventory.exported', outcome: 'done', after: { filter: given, sort } }),
  )
  return {
    filename: `stocktake-inventory-${now.toISOString().slice(0, 10)}.csv`,
    body: streamText(linesOf(filter, orderOf(sort), columns, freshnessOf(context))),
  }
}

async function* linesOf(filter: InventoryFilter, order: Order, columns: Column[], freshness: Freshness) {
  // the mark lets spreadsheets read accents; without it they guess an older encoding
  yield `\uFEFF${csvRow(columns.map((column) => COLUMN_TITLES[column]))}`
  const withOwnership = columns.includes('backupOwner') || columns.includes('purpose')
  let after: SortedRow | null = null
  for (;;) {
    const rows: SortedRow[] = await listResources(filter, order, PAGE, {
      after: after && { ...after, value: after.sortValue },
    })
    const ownerships = withOwnership ? await ownershipsOf(rows.map(({ id }) => id)) : new Map()
    const lines = rows.map((row) =>
      csvRow(columns.map((column) => CELLS[column]({ row, ownership: ownerships.get(row.id), freshness }))),
    )
    if (lines.length > 0) yield lines.join('')
    after = rows.at(-1) ?? null
    if (rows.length < PAGE || !after) return
  }
}

const CELLS: Record<Column, (exported: Exported) => string | number | null> = {
  name: ({ row }) => row.name,
  kind: ({ row }) => KIND_WORDS[row.kind].one,
  status: ({ row }) => row.status,
  statusSince: ({ row }) => row.statusBy,
  project: ({ row }) => row.projectName,
  environment: ({ row }) => row.environment,
  owner: ({ row }) => row.ownerName,
  ownerConfirmedAt: ({ row }) => row.ownerConfirmedAt,
  backupOwner: ({ ownership }) => ownership?.backupName ?? null,
  purpose: ({ ownership }) => ownership?.purpose ?? null,
  monthlyCost: ({ row }) => row.monthlyCost,
  costSource: ({ row }) => row.costSource,
  parent: ({ row }) => row.parent?.name ?? null,
  addresses: ({ row }) => row.addresses.join('; '),
  tags: ({ row }) => row.tags.join('; '),
  createdAt: ({ row }) => row.createdAt,
  firstSeenAt: ({ row }) => row.firstSeenAt,
  lastSeenAt: ({ row, freshness }) => lastSeenOf(row, freshness),
  goneAt: ({ row }) => row.goneAt,
  raffId: ({ row }) => row.raffId,
  id: ({ row }) => row.id,
}
