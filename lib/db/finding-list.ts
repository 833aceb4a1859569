import 'server-only'
import type { Action } from '../domain/plans/action-words'
import type { Area, Severity, SubjectKind } from '../domain/findings/finding'
import type { Reason } from '../domain/findings/reason'
import type { Environment } from '../domain/inventory/environment'
import type { Kind } from '../domain/inventory/kinds'
import { database, Prisma, type Transaction } from './client'
import { readJsonRows } from './json-rows'
import { searchPatterns } from './search-words'

export type FindingRow = {
  id: string
  accountId: string
  code: string
  area: Area
  severity: Severity
  subjectKind: SubjectKind
  resourceId: string | null
  raffId: string
  name: string
  sortName: string
  projectId: string | null
  projectName: string | null
  environment: Environment | null
  ownerKey: string | null
  ownerName: string | null
  ownerGone: boolean | null
  reasons: Reason[]
  unknowns: Reason[]
  actions: { action: Action; targets: string[] }[]
  affects: { resourceId: string; kind: Kind; name: string }[]
  sinceAfter: string | null
  sinceBy: string | null
  monthlyCost: number | null
  saving: number | null
  savingUnknown: boolean
  open: boolean
  openedAt: string
  closedAt: string | null
  timesOpened: number
  unjudgedSince: string | null
  verdict: 'keep' | 'postpone' | 'exempt' | null
  reason: string | null
  decidedById: string | null
  decidedBy: string | null
  decidedAt: string | null
  decidedUntil: string | null
  postponed: number
  assignedToId: string | null
  assignedTo: string | null
  assignedGone: boolean | null
  version: number
}

export type FindingsWhere = {
  accountIds: readonly string[]
  ids?: readonly string[] | undefined
  area?: readonly string[] | undefined
  code?: readonly string[] | undefined
  severity?: readonly string[] | undefined
  state?: readonly string[] | undefined
  kind?: readonly string[] | undefined
  /** Only about things of this kind that are there: of a kind with few things in a large account far sooner found. */
  ofKind?: Kind | undefined
  environment?: readonly string[] | undefined
  project?: readonly string[] | undefined
  resource?: string | undefined
  /** null: nobody who is here. */
  assigned?: string | null | undefined
  q?: string | undefined
}

/** The place in the order: the worst first, then by name. */
export type FindingPosition = { rank: number; sortName: string; id: string }

/** As the index finding_open_rank_sort_name_id_idx has it, which must be asked for in the same words. */
const RANK = Prisma.sql`array_position(ARRAY['high', 'medium', 'low'], f.severity)`

export async function listFindings(
  where: FindingsWhere,
  limit: number,
  after: FindingPosition | null = null,
  tx: Transaction = database(),
): Promise<FindingRow[]> {
  const behind = after
    ? Prisma.sql`AND (${RANK}, f.sort_name, f.id) > (${after.rank}::int, ${after.sortName}, ${after.id}::uuid)`
    : Prisma.empty
  return readJsonRows<FindingRow>(tx.$queryRaw`
    SELECT coalesce(json_agg(row_to_json(p)), '[]')::text AS rows FROM (
      SELECT f.id, f.account_id AS "accountId", f.code, f.area, f.severity, f.subject_kind AS "subjectKind",
        f.resource_id AS "resourceId", f.raff_id AS "raffId", f.name, f.sort_name AS "sortName",
        f.project_id AS "projectId", f.project_name AS "projectName", coalesce(r.environment, f.environment) AS environment,
        r.owner_key AS "ownerKey", r.owner_name AS "ownerName", r.owner_gone AS "ownerGone", f.reasons, f.unknowns,
        f.actions, (SELECT coalesce(json_agg(json_build_object('resourceId', a.id, 'kind', a.kind, 'name', a.name)
          ORDER BY a.sort_name), '[]') FROM resource a WHERE a.id = ANY(f.affects)) AS affects,
        f.since_after AS "sinceAfter", f.since_by AS "sinceBy", f.monthly_cost::float8 AS "monthlyCost",
        f.saving::float8 AS saving, f.saving_unknown AS "savingUnknown", f.open, f.opened_at AS "openedAt",
        f.closed_at AS "closedAt", f.times_opened AS "timesOpened", f.unjudged_since AS "unjudgedSince",
        f.decision AS verdict, d.reason, d.by_id AS "decidedById", d.by_name AS "decidedBy", d.at AS "decidedAt",
        f.decided_until AS "decidedUntil", f.postponed, f.assigned_to_id AS "assignedToId", w.name AS "assignedTo",
        w.switched_off_at IS NOT NULL AS "assignedGone", f.version
      FROM finding f LEFT JOIN resource r ON r.id = f.resource_id LEFT JOIN finding_decision d ON d.id = f.decision_id
        LEFT JOIN person w ON w.id = f.assigned_to_id
      WHERE ${whereOf(where)} ${behind} ORDER BY ${RANK}, f.sort_name, f.id LIMIT ${limit}) AS p`)
}

export type RuleCountRow = {
  code: string
  area: Area
  /** open: it needs a decision. noted: it is only worth knowing. */
  state: 'open' | 'noted' | 'decided' | 'closed'
  count: number
  saving: number
  unknownSavings: number
}

/** How many match, by rule and by what was decided about them. */
export async function countFindingsByRule(where: FindingsWhere): Promise<RuleCountRow[]> {
  return database().$queryRaw<RuleCountRow[]>`
    SELECT f.code, f.area, CASE WHEN NOT f.open THEN 'closed' WHEN f.decision IS NOT NULL THEN 'decided'
        WHEN f.severity = 'low' THEN 'noted' ELSE 'open' END AS state,
      count(*)::int AS count, coalesce(sum(f.saving), 0)::float8 AS saving,
      (count(*) FILTER (WHERE f.saving_unknown))::int AS "unknownSavings"
    FROM finding f LEFT JOIN resource r ON r.id = f.resource_id WHERE ${whereOf(where)} GROUP BY 1, 2, 3`
}

/** How many different things match, whatever number of findings each has. */
export async function countFoundThings(where: FindingsWhere): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT DISTINCT f.account_id, f.subject_kind, f.raff_id
      FROM finding f LEFT JOIN resource r ON r.id = f.resource_id WHERE ${whereOf(where)}) AS things`
  return row?.count ?? 0
}

const STATES: Record<string, Prisma.Sql> = {
  open: Prisma.sql`(f.open AND f.decision IS NULL AND f.severity <> 'low')`,
  noted: Prisma.sql`(f.open AND f.decision IS NULL AND f.severity = 'low')`,
  decided: Prisma.sql`(f.open AND f.decision IS NOT NULL)`,
  closed: Prisma.sql`(NOT f.open)`,
}

function whereOf(where: FindingsWhere): Prisma.Sql {
  const all: Prisma.Sql[] = [Prisma.sql`f.account_id = ANY(${[...where.accountIds]}::uuid[])`]
  const oneOf = (column: Prisma.Sql, values: readonly string[] | undefined) => {
    if (values) all.push(Prisma.sql`${column} = ANY(${[...values]}::text[])`)
  }
  const oneOfOrNone = (column: Prisma.Sql, values: readonly string[] | undefined) => {
    if (!values) return
    const isNone = values.includes('none') ? Prisma.sql`OR ${column} IS NULL` : Prisma.empty
    all.push(Prisma.sql`(${column} = ANY(${[...values]}::text[]) ${isNone})`)
  }
  oneOf(Prisma.sql`f.area`, where.area)
  oneOf(Prisma.sql`f.code`, where.code)
  oneOf(Prisma.sql`f.severity`, where.severity)
  oneOf(Prisma.sql`f.subject_kind`, where.kind)
  oneOfOrNone(Prisma.sql`coalesce(r.environment, f.environment)`, where.environment)
  oneOfOrNone(Prisma.sql`f.project_id`, where.project)
  if (where.ofKind)
    // an array, not a table more to join: the way is found in half the time
    all.push(Prisma.sql`f.resource_id = ANY(ARRAY(SELECT id FROM resource
      WHERE account_id = ANY(${[...where.accountIds]}::uuid[]) AND kind = ${where.ofKind} AND NOT gone))`)
  if (where.ids) all.push(Prisma.sql`f.id = ANY(${[...where.ids]}::uuid[])`)
  if (where.resource)
    all.push(Prisma.sql`(f.resource_id = ${where.resource}::uuid OR f.affects @> ARRAY[${where.resource}::uuid])`)
  if (where.assigned === null)
    all.push(Prisma.sql`(f.assigned_to_id IS NULL
      OR f.assigned_to_id IN (SELECT id FROM person WHERE switched_off_at IS NOT NULL))`)
  else if (where.assigned) all.push(Prisma.sql`f.assigned_to_id = ${where.assigned}::uuid`)
  const states = (where.state ?? []).flatMap((state) => STATES[state] ?? [])
  if (states.length > 0) all.push(Prisma.sql`(${Prisma.join(states, ' OR ')})`)
  // said on its own, it leads to the beginning of the index that is in the order of the list
  if (states.length > 0 && !where.state?.includes('closed')) all.push(Prisma.sql`f.open`)
  for (const like of searchPatterns(where.q)) {
    all.push(Prisma.sql`(coalesce(r.search, lower(f.name)) LIKE ${like} OR lower(f.name) LIKE ${like})`)
  }
  return Prisma.join(all, ' AND ')
}
