import 'server-only'
import type { Group } from '../domain/inventory/columns'
import type { Kind } from '../domain/inventory/kinds'
import { database, Prisma } from './client'
import { type InventoryFilter, rowsOf, whereOfTotals } from './inventory-filter'

// How many match a filter and what they cost. Filters of whole words are answered from the totals that the database
// keeps; only a search, a tag or a finding makes it read the rows.

export type Total = { count: number; monthlyCost: number; unknownCosts: number }
export type GroupTotal = Total & { key: string | null; name: string | null; kinds: Partial<Record<Kind, number>> }

export async function countResources(filter: InventoryFilter): Promise<number> {
  const kept = whereOfTotals(filter)
  const [row] = kept
    ? await database().$queryRaw<{ count: number }[]>`
        SELECT coalesce(sum(count), 0)::int AS count FROM resource_total WHERE ${kept}`
    : await database().$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM resource WHERE ${rowsOf(filter)}`
  return row?.count ?? 0
}

export async function totalOfResources(filter: InventoryFilter): Promise<Total> {
  const kept = whereOfTotals(filter)
  const [row] = kept
    ? await database().$queryRaw<Total[]>`SELECT ${KEPT_SUMS} FROM resource_total WHERE ${kept}`
    : await database().$queryRaw<Total[]>`SELECT ${SUMS} FROM resource WHERE ${rowsOf(filter)}`
  return row ?? { count: 0, monthlyCost: 0, unknownCosts: 0 }
}

/** Groups. A filter menu and a grouped table need no more; the tags of thousands of servers would fill the page. */
const MOST_GROUPS = 500

/** The most expensive first. A server with several tags is in several groups. */
export async function groupResources(filter: InventoryFilter, group: Group): Promise<GroupTotal[]> {
  return database().$queryRaw<GroupTotal[]>`
    SELECT sums.*, ${nameOf(group)} AS name FROM (
      SELECT key, sum(count)::int AS count, sum("monthlyCost")::float8 AS "monthlyCost",
        sum("unknownCosts")::int AS "unknownCosts", jsonb_object_agg(kind, count) AS kinds
      FROM (${sumsByKind(filter, group)}) AS by_kind GROUP BY key ORDER BY 3 DESC, 2 DESC, 1 LIMIT ${MOST_GROUPS}) AS sums
    ORDER BY 3 DESC, 2 DESC, 1`
}

function sumsByKind(filter: InventoryFilter, group: Group): Prisma.Sql {
  if (group === 'tag')
    return Prisma.sql`SELECT tag AS key, kind, ${SUMS} FROM resource LEFT JOIN LATERAL unnest(tags) AS tag ON true
      WHERE ${rowsOf(filter)} AND kind = 'vm' GROUP BY 1, 2`
  const column = GROUP_COLUMNS[group]
  const kept = whereOfTotals(filter)
  return kept
    ? Prisma.sql`SELECT nullif(${column}, '') AS key, kind, ${KEPT_SUMS} FROM resource_total WHERE ${kept} GROUP BY 1, 2`
    : Prisma.sql`SELECT ${column} AS key, kind, ${SUMS} FROM resource WHERE ${rowsOf(filter)} GROUP BY 1, 2`
}

const GROUP_COLUMNS: Record<Exclude<Group, 'tag'>, Prisma.Sql> = {
  kind: Prisma.sql`kind`,
  project: Prisma.sql`project_id`,
  environment: Prisma.sql`environment`,
  owner: Prisma.sql`owner_key`,
  status: Prisma.sql`status`,
}

/** Names are copied onto each resource: any one of a group tells it. */
function nameOf(group: Group): Prisma.Sql {
  const name = (column: Prisma.Sql, from: Prisma.Sql) => Prisma.sql`coalesce(
    (SELECT ${column} FROM resource WHERE NOT gone AND ${from} = sums.key LIMIT 1),
    (SELECT ${column} FROM resource WHERE gone AND ${from} = sums.key LIMIT 1))`
  if (group === 'project') return name(Prisma.sql`project_name`, Prisma.sql`project_id`)
  if (group === 'owner') return name(Prisma.sql`owner_name`, Prisma.sql`owner_key`)
  return Prisma.sql`sums.key`
}

const SUMS = Prisma.sql`count(*)::int AS count, coalesce(sum(monthly_cost), 0)::float8 AS "monthlyCost",
  (count(*) - count(monthly_cost))::int AS "unknownCosts"`

const KEPT_SUMS = Prisma.sql`coalesce(sum(count), 0)::int AS count, coalesce(sum(monthly_cost), 0)::float8 AS "monthlyCost",
  coalesce(sum(unknown_costs), 0)::int AS "unknownCosts"`
