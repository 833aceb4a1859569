import 'server-only'
import type { Kind } from '../domain/inventory/kinds'
import type { OwnershipEdit } from '../domain/ownership/ownership'
import type { Findable } from '../domain/ownership/find-thing'
import type { LineChange, LineProblem, LineState, UnderstoodLine } from '../domain/ownership/understand-row'
import { database, type Transaction } from './client'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type MeantThings = { ids: string[]; raffIds: string[]; names: string[] }

/** Names looked up at a time: between two of them others have their turn. */
const LOOKED_UP = 10_000

/** Things that a file may mean, of accounts that are shown. */
export async function findThings({ ids, raffIds, names }: MeantThings): Promise<Findable[]> {
  const found = new Map<string, Findable>()
  for (let at = 0; at < Math.max(ids.length, raffIds.length, names.length); at += LOOKED_UP) {
    const part = (texts: string[]) => texts.slice(at, at + LOOKED_UP)
    const uuids = part(ids).filter((id) => UUID.test(id))
    const some = await database().$queryRaw<Findable[]>`
      SELECT r.id::text, r.raff_id AS "raffId", r.kind, r.name, r.project_name AS "projectName", r.gone
      FROM resource r JOIN raff_account a ON a.id = r.account_id
      WHERE a.closed_at IS NULL AND (r.id = ANY(${uuids}::uuid[]) OR r.raff_id = ANY(${part(raffIds)}::text[])
        OR r.name = ANY(${part(names)}::text[]) OR lower(r.name) = ANY(${part(names)}::text[]))`
    for (const thing of some) found.set(thing.id, thing)
  }
  return [...found.values()]
}

export type ImportRow = {
  id: string
  personId: string
  fileName: string | null
  madeAt: Date
  changes: number
  same: number
  problems: number
  unused: string[]
  appliedAt: Date | null
}

/** Lines. A statement's document stays below a few megabytes. */
const CHUNK = 2_000

/** A new preview takes the place of the ones that its person did not apply. */
export async function createImport(
  tx: Transaction,
  row: Omit<ImportRow, 'id' | 'appliedAt'>,
  lines: readonly UnderstoodLine[],
): Promise<string> {
  await tx.ownershipImport.deleteMany({ where: { personId: row.personId, appliedAt: null } })
  const { id } = await tx.ownershipImport.create({ data: row, select: { id: true } })
  for (let at = 0; at < lines.length; at += CHUNK) {
    await tx.$executeRaw`
      INSERT INTO ownership_import_line (import_id, line, state, resource_id, kind, name, edit, changes, problems)
      SELECT ${id}::uuid, line, state, "resourceId", kind, name, edit, changes, problems
      FROM jsonb_to_recordset(${JSON.stringify(lines.slice(at, at + CHUNK))}::jsonb) AS new(
        line int, state text, "resourceId" uuid, kind text, name text, edit jsonb, changes jsonb, problems jsonb)`
  }
  return id
}

export function findImport(id: string): Promise<ImportRow | null> {
  return database().ownershipImport.findUnique({ where: { id } })
}

/** Takes the row for this transaction: a file is applied once. */
export async function lockImport(tx: Transaction, id: string): Promise<ImportRow | null> {
  await tx.$queryRaw`SELECT id FROM ownership_import WHERE id = ${id}::uuid FOR UPDATE`
  return tx.ownershipImport.findUnique({ where: { id } })
}

export type ImportLine = {
  line: number
  state: LineState
  resourceId: string | null
  kind: Kind | null
  name: string
  changes: LineChange[]
  problems: LineProblem[]
}

export async function importLines(
  importId: string,
  state: LineState | undefined,
  after: number,
  limit: number,
): Promise<ImportLine[]> {
  const rows = await database().ownershipImportLine.findMany({
    where: { importId, line: { gt: after }, ...(state ? { state } : {}) },
    omit: { importId: true, edit: true },
    orderBy: { line: 'asc' },
    take: limit,
  })
  return rows as unknown as ImportLine[]
}

/** What is to be said about each thing: all of it, in one document. */
export async function importEdits(tx: Transaction, importId: string): Promise<Map<string, OwnershipEdit>> {
  const rows = await tx.$queryRaw<{ resourceId: string; edit: OwnershipEdit }[]>`
    SELECT resource_id::text AS "resourceId", edit FROM ownership_import_line
    WHERE import_id = ${importId}::uuid AND state = 'change' ORDER BY line`
  return new Map(rows.map(({ resourceId, edit }) => [resourceId, edit]))
}

export async function markImportApplied(tx: Transaction, id: string, appliedAt: Date): Promise<void> {
  await tx.ownershipImport.update({ where: { id }, data: { appliedAt }, select: { id: true } })
}
