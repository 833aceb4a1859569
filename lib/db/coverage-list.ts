import 'server-only'
import type { CoverageState } from '../domain/findings/coverage-states'
import type { Reason } from '../domain/findings/reason'
import type { Environment } from '../domain/inventory/environment'
import { database, Prisma } from './client'
import { readJsonRows } from './json-rows'
import { searchPatterns } from './search-words'

// Rows of the backups page and their sums: the same table and the same conditions, so that they agree.

export type CoverageRow = {
  resourceId: string
  accountId: string
  kind: 'vm' | 'volume'
  name: string
  sortName: string
  status: string | null
  projectId: string | null
  projectName: string | null
  environment: Environment | null
  ownerKey: string | null
  ownerName: string | null
  ownerGone: boolean
  serverName: string | null
  state: CoverageState
  trueState: CoverageState
  rank: number
  needsDecision: boolean
  reasons: Reason[]
  unknowns: Reason[]
  lastGoodAt: string | null
  allowanceHours: number | null
  schedules: { resourceId: string; name: string; words: string; keepCount: number | null }[]
  restorePoints: number
  calendar: string
  computedOn: string
  monthlyCost: number | null
  findingId: string | null
  findingVersion: number | null
  verdict: 'keep' | 'postpone' | 'exempt' | null
  reason: string | null
  decidedById: string | null
  decidedBy: string | null
  decidedAt: string | null
  decidedUntil: string | null
}

export type CoverageWhere = {
  accountIds: readonly string[]
  resourceId?: string | undefined
  kind?: readonly string[] | undefined
  state?: readonly string[] | undefined
  environment?: readonly string[] | undefined
  project?: readonly string[] | undefined
  needs?: 'decision' | undefined
  q?: string | undefined
}

export type CoveragePosition = { rank: number; sortName: string; id: string }

/** An exemption is a decision about the finding; every other decision leaves the state as it is. */
const STATE = Prisma.sql`CASE WHEN f.decision = 'exempt' AND c.state IN ('at-risk', 'unprotected') THEN 'exempt' ELSE c.state END`

/** As lib/db/finding-counts.ts counts it. */
const NEEDS = Prisma.sql`(f.id IS NOT NULL AND f.open AND f.decision IS NULL AND f.severity <> 'low')`

/** Production first, and there the worst first. */
const RANK = Prisma.sql`(CASE WHEN r.environment = 'production' THEN 0 ELSE 10 END
  + array_position(ARRAY['unprotected', 'at-risk', 'unknown', 'exempt', 'protected'], ${STATE}))`

/** What is said twice here, the kinds and the area, leads the database to the few rows of a large account that count. */
const FROM = Prisma.sql`coverage c JOIN resource r ON r.id = c.resource_id AND r.kind IN ('vm', 'volume')
  LEFT JOIN finding f ON f.account_id = c.account_id AND f.key = c.finding_key AND f.open AND f.area = 'backups'
  LEFT JOIN finding_decision d ON d.id = f.decision_id`

export async function listCoverage(
  where: CoverageWhere,
  limit: number,
  after: CoveragePosition | null = null,
): Promise<CoverageRow[]> {
  const behind = after
    ? Prisma.sql`AND (${RANK}, r.sort_name, r.id) > (${after.rank}::int, ${after.sortName}, ${after.id}::uuid)`
    : Prisma.empty
  return readJsonRows<CoverageRow>(database().$queryRaw`
    SELECT coalesce(json_agg(row_to_json(p)), '[]')::text AS rows FROM (
      SELECT c.resource_id AS "resourceId", c.account_id AS "accountId", c.kind, r.name, r.sort_name AS "sortName",
        r.status, r.project_id AS "projectId", r.project_name AS "projectName", r.environment,
        r.owner_key AS "ownerKey", r.owner_name AS "ownerName", r.owner_gone AS "ownerGone",
        c.server_name AS "serverName", ${STATE} AS state, c.state AS "trueState", ${RANK} AS rank,
        ${NEEDS} AS "needsDecision", c.reasons, c.unknowns, c.last_good_at AS "lastGoodAt",
        c.allowance_hours AS "allowanceHours", c.schedules, c.restore_points AS "restorePoints", c.calendar,
        c.computed_on AS "computedOn", r.monthly_cost::float8 AS "monthlyCost", f.id AS "findingId",
        f.version AS "findingVersion", f.decision AS verdict, d.reason, d.by_id AS "decidedById", d.by_name AS "decidedBy",
        d.at AS "decidedAt", f.decided_until AS "decidedUntil"
      FROM ${FROM} WHERE ${whereOf(where)} ${behind} ORDER BY ${RANK}, r.sort_name, r.id LIMIT ${limit}) AS p`)
}

export type CoverageCount = {
  kind: 'vm' | 'volume'
  environment: Environment | null
  projectId: string | null
  projectName: string | null
  state: CoverageState
  count: number
  needDecision: number
}

/** How many there are of each kind, environment, project and state: every sum of the page is made of these. */
export async function countCoverage(where: CoverageWhere): Promise<CoverageCount[]> {
  return database().$queryRaw<CoverageCount[]>`
    SELECT c.kind, r.environment, r.project_id AS "projectId", r.project_name AS "projectName", ${STATE} AS state,
      count(*)::int AS count, (count(*) FILTER (WHERE ${NEEDS}))::int AS "needDecision"
    FROM ${FROM} WHERE ${whereOf(where)} GROUP BY 1, 2, 3, 4, 5`
}

function whereOf(where: CoverageWhere): Prisma.Sql {
  const all: Prisma.Sql[] = [Prisma.sql`c.account_id = ANY(${[...where.accountIds]}::uuid[]) AND NOT r.gone`]
  const orNone = (column: Prisma.Sql, values: readonly string[] | undefined) => {
    if (!values) return
    const isNone = values.includes('none') ? Prisma.sql`OR ${column} IS NULL` : Prisma.empty
    all.push(Prisma.sql`(${column} = ANY(${[...values]}::text[]) ${isNone})`)
  }
  if (where.resourceId) all.push(Prisma.sql`c.resource_id = ${where.resourceId}::uuid`)
  if (where.kind) all.push(Prisma.sql`c.kind = ANY(${[...where.kind]}::text[])`)
  if (where.state) all.push(Prisma.sql`${STATE} = ANY(${[...where.state]}::text[])`)
  if (where.needs) all.push(NEEDS)
  orNone(Prisma.sql`r.environment`, where.environment)
  orNone(Prisma.sql`r.project_id`, where.project)
  for (const pattern of searchPatterns(where.q)) all.push(Prisma.sql`r.search LIKE ${pattern}`)
  return Prisma.join(all, ' AND ')
}
