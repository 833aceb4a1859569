import 'server-only'
import type { Kind } from '../domain/inventory/kinds'
import { database, Prisma, type Transaction } from './client'

/** Counts and costs of everything that is there, as this day's totals. The last sync of a day stands. */
export async function writeDailyTotals(tx: Transaction, accountId: string, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10)
  await tx.$executeRaw`DELETE FROM daily_total WHERE account_id = ${accountId}::uuid AND day = ${day}::date`
  await tx.$executeRaw`
    INSERT INTO daily_total (account_id, day, kind, project_id, environment, owner_key, project_name, owner_name, count,
      monthly_cost, unknown_costs)
    SELECT t.account_id, ${day}::date, t.kind, t.project_id, t.environment, t.owner_key,
      coalesce((SELECT name FROM resource p
        WHERE p.account_id = t.account_id AND p.kind = 'project' AND p.raff_id = t.project_id), ''),
      coalesce((SELECT owner_name FROM resource o WHERE NOT o.gone AND o.owner_key = t.owner_key LIMIT 1), ''),
      sum(t.count), sum(t.monthly_cost), sum(t.unknown_costs)
    FROM resource_total t WHERE t.account_id = ${accountId}::uuid AND NOT t.gone AND t.count > 0
    GROUP BY t.account_id, t.kind, t.project_id, t.environment, t.owner_key`
}

export const TOTAL_GROUPS = ['kind', 'project', 'environment', 'owner'] as const
export type TotalGroup = (typeof TOTAL_GROUPS)[number]

export type DayTotal = {
  day: string
  key: string
  name: string
  count: number
  monthlyCost: number
  unknownCosts: number
}

const COLUMNS: Record<TotalGroup, { key: Prisma.Sql; name: Prisma.Sql }> = {
  kind: { key: Prisma.sql`kind`, name: Prisma.sql`kind` },
  project: { key: Prisma.sql`project_id`, name: Prisma.sql`max(project_name)` },
  environment: { key: Prisma.sql`environment`, name: Prisma.sql`environment` },
  owner: { key: Prisma.sql`owner_key`, name: Prisma.sql`max(owner_name)` },
}

/** Since which day every one of these accounts was watched; null: one of them never was. Kept for as long as totals are. */
export async function watchedSince(accountIds: string[]): Promise<Date | null> {
  const first = await database().$queryRaw<{ day: Date | null }[]>`
    SELECT (SELECT t.day FROM daily_total t WHERE t.account_id = a.id ORDER BY t.day LIMIT 1) AS day
    FROM unnest(${accountIds}::uuid[]) AS a(id)`
  const days = first.flatMap(({ day }) => day?.getTime() ?? [])
  return days.length === 0 || days.length < accountIds.length ? null : new Date(Math.max(...days))
}

/** The totals of each day from `since` on, by whatever they are grouped by. */
export async function dailyTotals(accountIds: string[], since: Date, by: TotalGroup, kind?: Kind): Promise<DayTotal[]> {
  const { key, name } = COLUMNS[by]
  return database().$queryRaw<DayTotal[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, ${key} AS key, ${name} AS name, sum(count)::int AS count,
      sum(monthly_cost)::float8 AS "monthlyCost", sum(unknown_costs)::int AS "unknownCosts"
    FROM daily_total
    WHERE account_id = ANY(${accountIds}::uuid[]) AND day >= ${since.toISOString().slice(0, 10)}::date
      AND (${kind ?? null}::text IS NULL OR kind = ${kind ?? null})
    GROUP BY day, ${key} ORDER BY day, ${key}`
}
