import 'server-only'
import { AREAS } from '../domain/findings/finding'
import { TILE_FINDINGS, TILE_NAMES, type TileName } from '../domain/findings/tiles'
import { database, Prisma, type Transaction } from './client'

// The one place where what needs a decision is counted. The overview, the history of its numbers and the pages behind them
// all ask here.

/** Open, decided by nobody, and more than worth knowing. */
export const NEEDS_DECISION = Prisma.sql`f.open AND f.decision IS NULL AND f.severity <> 'low'`

/** As true as that, whatever was decided about it. */
const STANDS = Prisma.sql`f.open AND f.severity <> 'low'`

/** Different things, however many findings each has. One that is not in the inventory has no id of ours. */
const THING = Prisma.sql`coalesce(f.resource_id, md5(concat_ws(' ', f.account_id, f.subject_kind, f.raff_id))::uuid)`

export type Measured = { measure: string; count: number; saving: number }

/**
 * Every number on the overview: of an area every finding that needs a decision counts, on a tile every thing that does, and
 * of all that a tile is about every thing of which it is true, decided or not.
 */
export async function measureFindings(
  accountIds: readonly string[],
  tx: Transaction = database(),
): Promise<Measured[]> {
  const sums = [
    ...TILE_NAMES.flatMap((tile) => [
      sumOf(`tile:${tile}`, Prisma.sql`${NEEDS_DECISION} AND ${isOnTile(tile)}`, Prisma.sql`DISTINCT ${THING}`),
      sumOf(`found:${tile}`, isOnTile(tile), Prisma.sql`DISTINCT ${THING}`),
    ]),
    ...AREAS.map((area) => sumOf(`area:${area}`, Prisma.sql`${NEEDS_DECISION} AND f.area = ${area}`, Prisma.sql`*`)),
  ]
  // all of them in one walk through the findings: the overview asks each time it is opened
  const [row] = await tx.$queryRaw<{ sums: Measured[] }[]>`
    SELECT json_build_array(${Prisma.join(sums)}) AS sums FROM finding f
    WHERE f.account_id = ANY(${accountIds as string[]}::uuid[]) AND ${STANDS}`
  return (row?.sums ?? []).filter(({ count }) => count > 0)
}

function isOnTile(tile: TileName): Prisma.Sql {
  const { area, codes } = TILE_FINDINGS[tile]
  return codes ? Prisma.sql`f.code = ANY(${codes as string[]}::text[])` : Prisma.sql`f.area = ${area}`
}

function sumOf(measure: string, is: Prisma.Sql, what: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`json_build_object('measure', ${measure}::text, 'count', count(${what}) FILTER (WHERE ${is}),
    'saving', coalesce(sum(f.saving) FILTER (WHERE ${is}), 0)::float8)`
}

/** How many things each rule found. */
async function measureRules(tx: Transaction, accountId: string): Promise<Measured[]> {
  return tx.$queryRaw<Measured[]>`
    SELECT 'rule:' || f.code AS measure, count(DISTINCT ${THING})::int AS count,
      coalesce(sum(f.saving), 0)::float8 AS saving
    FROM finding f WHERE f.account_id = ${accountId}::uuid AND ${NEEDS_DECISION} GROUP BY f.code`
}

/** This day's numbers of an account, for the change since last week. The last of a day stands. */
export async function writeFindingTotals(tx: Transaction, accountId: string, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10)
  const measured = [...(await measureFindings([accountId], tx)), ...(await measureRules(tx, accountId))]
  const counts = new Map(measured.map((each) => [each.measure, each]))
  // nought is a number, too: only a day without any row was not watched
  const always = [
    ...TILE_NAMES.flatMap((tile) => [`tile:${tile}`, `found:${tile}`]),
    ...AREAS.map((area) => `area:${area}`),
  ]
  const rows = [...new Set([...always, ...counts.keys()])].map((measure) => ({
    measure,
    count: counts.get(measure)?.count ?? 0,
    saving: counts.get(measure)?.saving ?? 0,
  }))
  await tx.$executeRaw`DELETE FROM finding_total WHERE account_id = ${accountId}::uuid AND day = ${day}::date`
  await tx.$executeRaw`
    INSERT INTO finding_total (account_id, day, measure, count, saving)
    SELECT ${accountId}::uuid, ${day}::date, measure, count, saving
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new(measure text, count int, saving numeric)`
}

/** The numbers as they were on a day, or on the last day before it that was watched. Nothing: we did not watch yet. */
export async function findingTotalsOn(
  accountIds: readonly string[],
  day: Date,
  tolerantDays: number,
): Promise<Map<string, number> | null> {
  const on = day.toISOString().slice(0, 10)
  const rows = await database().$queryRaw<{ measure: string; count: number }[]>`
    SELECT t.measure, sum(t.count)::int AS count
    FROM finding_total t JOIN (
      SELECT account_id, max(day) AS day FROM finding_total
      WHERE account_id = ANY(${accountIds as string[]}::uuid[]) AND day <= ${on}::date
        AND day >= ${on}::date - ${tolerantDays}::int
      GROUP BY account_id) AS last ON last.account_id = t.account_id AND last.day = t.day
    GROUP BY t.measure`
  return rows.length === 0 ? null : new Map(rows.map(({ measure, count }) => [measure, count]))
}
