import 'server-only'
import type { Order, Sort } from '../domain/inventory/columns'
import type { Kind } from '../domain/inventory/kinds'
import { type Position, type Segment, segmentsAfter } from '../domain/inventory/page-segments'
import { addressHolders, type OtherThing } from './address-holders'
import { database, Prisma } from './client'
import { type InventoryFilter, looksInside, rowsOf, whereOf } from './inventory-filter'
import { countResources } from './inventory-totals'
import { isoText } from './json-rows'

// The inventory: pages in any order by a row to continue behind, never by counting rows off, so that the last page of a
// hundred thousand is as near as the first. Each page is one JSON document: taking a hundred rows of thirty columns apart
// value by value would cost more than finding them. Times are ISO text in UTC, written here and not by the database, whose
// to_char takes as long as all the rest of a page.

export type InventoryRow = {
  id: string
  accountId: string
  raffId: string
  kind: Kind
  name: string
  sortName: string
  status: string | null
  statusAfter: string | null
  statusBy: string
  projectId: string | null
  projectName: string | null
  environment: string | null
  environmentFrom: string | null
  ownerKey: string | null
  ownerName: string | null
  ownerGone: boolean
  ownerConfirmedAt: string | null
  monthlyCost: number | null
  costSource: string
  addresses: string[]
  tags: string[]
  findings: string[]
  /** A user id of Raff. */
  createdBy: string | null
  createdAt: string | null
  firstSeenAt: string
  firstSeenAfter: string | null
  seenAt: string
  missingSince: string | null
  gone: boolean
  goneAfter: string | null
  goneAt: string | null
  parentKind: Kind | null
  parentRaffId: string | null
  /** What it hangs on, was taken of, or is held by. */
  parent: OtherThing | null
}

/** A row of a sorted list, with what it is sorted by, as text. */
export type SortedRow = InventoryRow & { sortValue: string | null }

const COLUMNS = Prisma.sql`
  id, account_id AS "accountId", raff_id AS "raffId", kind, name, sort_name AS "sortName", status,
  status_after AS "statusAfter", status_by AS "statusBy", project_id AS "projectId", project_name AS "projectName",
  environment, environment_from AS "environmentFrom", owner_key AS "ownerKey", owner_name AS "ownerName",
  owner_gone AS "ownerGone", owner_confirmed_at AS "ownerConfirmedAt", monthly_cost::float8 AS "monthlyCost",
  cost_source AS "costSource", addresses, tags, findings, created_by AS "createdBy", parent_kind AS "parentKind",
  parent_raff_id AS "parentRaffId", created_at AS "createdAt", first_seen_at AS "firstSeenAt",
  first_seen_after AS "firstSeenAfter", seen_at AS "seenAt", missing_since AS "missingSince", gone,
  gone_after AS "goneAfter", gone_at AS "goneAt"`

const TIMES = [
  ...(['statusAfter', 'statusBy', 'ownerConfirmedAt', 'createdAt', 'firstSeenAt', 'firstSeenAfter'] as const),
  ...(['seenAt', 'missingSince', 'goneAfter', 'goneAt'] as const),
] satisfies (keyof InventoryRow)[]

/** As the database writes them into JSON, times carry its own zone. */
function withUtcTimes<Row extends InventoryRow>(row: Row): Row {
  const times = row as Record<(typeof TIMES)[number], string | null>
  for (const time of TIMES) times[time] = isoText(times[time])
  return row
}

const OTHER_THING = Prisma.sql`json_build_object('id', o.id, 'kind', o.kind, 'raffId', o.raff_id, 'name', o.name,
  'status', o.status, 'projectName', o.project_name, 'gone', o.gone)`

const PARENT = Prisma.sql`CASE WHEN r."parentKind" IS NOT NULL THEN (SELECT ${OTHER_THING} FROM resource o
  WHERE o.account_id = r."accountId" AND o.kind = r."parentKind" AND o.raff_id = r."parentRaffId") END`

type Column = {
  of: Prisma.Sql
  type: 'text' | 'numeric' | 'timestamptz'
  nullable: boolean
  /** Equal values are told apart by name and then by id; for values that are hardly ever equal the id will do. */
  thenByName: boolean
}

const text = (of: Prisma.Sql, nullable: boolean): Column => ({ of, type: 'text', nullable, thenByName: true })
const time = (of: Prisma.Sql, nullable: boolean): Column => ({ of, type: 'timestamptz', nullable, thenByName: false })

const SORT_COLUMNS: Record<Sort, Column> = {
  name: { of: Prisma.sql`sort_name`, type: 'text', nullable: false, thenByName: false },
  kind: text(Prisma.sql`kind`, false),
  status: text(Prisma.sql`status`, true),
  project: text(Prisma.sql`project_sort`, true),
  environment: text(Prisma.sql`environment`, true),
  owner: text(Prisma.sql`owner_sort`, true),
  cost: { of: Prisma.sql`monthly_cost`, type: 'numeric', nullable: true, thenByName: false },
  created: time(Prisma.sql`created_at`, true),
  firstSeen: time(Prisma.sql`first_seen_at`, false),
  gone: time(Prisma.sql`gone_at`, true),
}

/**
 * A page, and how many there are on all of them. A filter that looks inside has to find all that fit anyway: for the first page
 * they are put in order and counted in one go. Any other walks along an index, and is counted from the totals that are kept.
 */
export async function pageOfResources(
  filter: InventoryFilter,
  order: Order,
  { after, skip, limit }: { after: Position | null; skip: number; limit: number },
): Promise<{ rows: SortedRow[]; total: number }> {
  if (!after && looksInside(filter)) return findAndCount(filter, order, { skip, limit })
  const [rows, total] = await Promise.all([
    listResources(filter, order, limit, { after, skip }),
    countResources(filter),
  ])
  return { rows, total }
}

async function findAndCount(
  filter: InventoryFilter,
  order: Order,
  { skip, limit }: { skip: number; limit: number },
): Promise<{ rows: SortedRow[]; total: number }> {
  const column = SORT_COLUMNS[order.by]
  const direction = directionOf(order.descending)
  const keys = keysOf(column, false)
  const directed = keys.map((key) => Prisma.sql`${key} ${direction}`)
  const inOrder = Prisma.join([Prisma.sql`gone`, Prisma.sql`(${column.of} IS NULL)`, ...directed])
  const [row] = await database().$queryRaw<{ total: number; page: string }[]>`
    WITH found AS MATERIALIZED (
      SELECT gone, ${Prisma.join(keys)} FROM resource WHERE ${rowsOf(filter)}
    ), place AS (SELECT id FROM found ORDER BY ${inOrder} LIMIT ${limit} OFFSET ${skip})
    SELECT (SELECT count(*)::int FROM found) AS total, (SELECT coalesce(json_agg(row_to_json(p)), '[]')::text FROM (
      SELECT r.*, ${PARENT} AS parent FROM (SELECT ${COLUMNS}, ${asText(column)} AS "sortValue" FROM (
        SELECT resource.* FROM place JOIN resource USING (id) ORDER BY ${inOrder}) AS resource) AS r) AS p) AS page`
  const rows = JSON.parse(row?.page ?? '[]') as SortedRow[]
  return { rows: await withHolders(rows.map(withUtcTimes)), total: row?.total ?? 0 }
}

/** A page, what has no value last, and what is gone behind what is there. */
export async function listResources(
  filter: InventoryFilter,
  order: Order,
  limit: number,
  { after = null, skip = 0 }: { after?: Position | null; skip?: number } = {},
): Promise<SortedRow[]> {
  const column = SORT_COLUMNS[order.by]
  const where = whereOf(filter)
  let page: SortedRow[] = []
  let toSkip = skip
  for (const segment of segmentsAfter({ gone: filter.gone, nullable: column.nullable }, after)) {
    const slice = { skip: toSkip, limit: limit - page.length }
    const found = await readSegment({ where, all: looksInside(filter) }, column, order.descending, segment, slice)
    page = [...page, ...found]
    if (page.length >= limit) break
    // a stretch that gave nothing was skipped as a whole
    if (toSkip > 0)
      toSkip = found.length > 0 ? 0 : toSkip - (await countSegment(where, column, order.descending, segment))
  }
  return page
}

async function readSegment(
  /** all: find all that fit first, and put them in order then. */
  { where, all }: { where: Prisma.Sql; all: boolean },
  column: Column,
  descending: boolean,
  segment: Segment,
  { skip, limit }: { skip: number; limit: number },
): Promise<SortedRow[]> {
  const keys = keysOf(column, segment.empty)
  const order = Prisma.join(keys.map((key) => Prisma.sql`${key} ${directionOf(descending)}`))
  const conditions = inSegment(where, column, descending, segment)
  // OFFSET 0 keeps the database from taking the two steps for one
  const fitting = all
    ? Prisma.sql`(SELECT * FROM resource WHERE ${conditions} OFFSET 0) AS resource`
    : Prisma.sql`resource WHERE ${conditions}`
  // rows that are left out are passed over in the index alone
  const rows =
    skip === 0
      ? fitting
      : Prisma.sql`(SELECT id FROM ${fitting} ORDER BY ${order} LIMIT ${limit} OFFSET ${skip}) AS place
          JOIN resource USING (id)`
  const [row] = await database().$queryRaw<{ page: string }[]>`
    SELECT coalesce(json_agg(row_to_json(p)), '[]')::text AS page FROM (
      SELECT r.*, ${PARENT} AS parent FROM (SELECT ${COLUMNS}, ${asText(column)} AS "sortValue" FROM (
        SELECT resource.* FROM ${rows} ORDER BY ${order} LIMIT ${limit}) AS resource) AS r) AS p`
  return withHolders((JSON.parse(row?.page ?? '[]') as SortedRow[]).map(withUtcTimes))
}

async function countSegment(where: Prisma.Sql, column: Column, descending: boolean, segment: Segment): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM resource WHERE ${inSegment(where, column, descending, segment)}`
  return row?.count ?? 0
}

function inSegment(where: Prisma.Sql, column: Column, descending: boolean, segment: Segment): Prisma.Sql {
  const conditions = [Prisma.sql`gone = ${segment.gone}`, where]
  if (column.nullable)
    conditions.push(Prisma.sql`${column.of} IS ${segment.empty ? Prisma.sql`NULL` : Prisma.sql`NOT NULL`}`)
  if (segment.after) conditions.push(behind(column, descending, segment))
  return Prisma.join(conditions, ' AND ')
}

/** One row by our id, whatever state it is in; null when there is none in an account that is shown. */
export async function findResource(id: string): Promise<InventoryRow | null> {
  const [row] = await database().$queryRaw<{ row: string }[]>`
    SELECT row_to_json(p)::text AS row FROM (SELECT r.*, ${PARENT} AS parent FROM (
      SELECT ${COLUMNS} FROM resource WHERE id = ${id}::uuid) AS r
      JOIN raff_account a ON a.id = r."accountId" AND a.closed_at IS NULL) AS p`
  const [found] = await withHolders(row ? [withUtcTimes(JSON.parse(row.row) as InventoryRow)] : [])
  return found ?? null
}

async function withHolders<Row extends InventoryRow>(rows: Row[]): Promise<Row[]> {
  const held = rows.filter(({ kind, gone }) => kind === 'ip' && !gone)
  if (held.length === 0) return rows
  const holderOf = await addressHolders(held)
  return rows.map((row) => (row.kind === 'ip' && !row.gone ? { ...row, parent: holderOf(row) } : row))
}

const SORT_NAME = Prisma.sql`sort_name`
const ID = Prisma.sql`id`

const directionOf = (descending: boolean) => (descending ? Prisma.sql`DESC` : Prisma.sql`ASC`)

function keysOf({ of, thenByName }: Column, empty: boolean): Prisma.Sql[] {
  return [...(empty ? [] : [of]), ...(thenByName ? [SORT_NAME] : []), ID]
}

function behind({ of, type, thenByName }: Column, descending: boolean, { after, empty }: Segment): Prisma.Sql {
  if (!after) return Prisma.sql`TRUE`
  const values = [
    ...(empty ? [] : [Prisma.sql`${after.value}::${Prisma.raw(type)}`]),
    ...(thenByName ? [Prisma.sql`${after.sortName}`] : []),
    Prisma.sql`${after.id}::uuid`,
  ]
  const keys = Prisma.join(keysOf({ of, type, thenByName, nullable: true }, empty))
  return Prisma.sql`(${keys}) ${descending ? Prisma.sql`<` : Prisma.sql`>`} (${Prisma.join(values)})`
}

function asText({ of, type }: Column): Prisma.Sql {
  return type === 'timestamptz'
    ? Prisma.sql`to_char(${of} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : Prisma.sql`${of}::text`
}
