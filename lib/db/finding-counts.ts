import 'server-only'
import { AREAS } from '../domain/findings/finding'
import { TILE_FINDINGS, TILE_NAMES } from '../domain/findings/tiles'
import { database, Prisma, type Transaction } from './client'

// The one place where what needs a decision is counted. The overview, the history of its numbers and the pages behind them
// all ask here.

/** Open, decided by nobody, and more than worth knowing. */
export const NEEDS_DECISION = Prisma.sql`f.open AND f.decision IS NULL AND f.severity <> 'low'`

/** Of an area every finding counts: together they are the rows behind it. */
const FINDINGS = Prisma.sql`count(*)::int`

/** Different things, however many findings each has. */
const THINGS = Prisma.sql`count(DISTINCT (f.account_id, f.subject_kind, f.raff_id))::int`

const SAVING = Prisma.sql`coalesce(sum(f.saving), 0)::float8`

export type Measured = { measure: string; count: number; saving: number }

/** Every number there is of what needs a decision: tiles, areas and rules. What is nought is left out. */
export async function measureFindings(
  accountIds: readonly string[],
  tx: Transaction = database(),
): Promise<Measured[]> {
  const within = Prisma.sql`f.account_id = ANY(${accountIds as string[]}::uuid[]) AND ${NEEDS_DECISION}`
  const tiles = TILE_NAMES.map((tile) => {
    const { area, codes } = TILE_FINDINGS[tile]
    const of = codes ? Prisma.sql`f.code = ANY(${codes as string[]})` : Prisma.sql`f.area = ${area}`
    return Prisma.sql`SELECT ${`tile:${tile}`}::text AS measure, ${THINGS} AS count, ${SAVING} AS saving
      FROM finding f WHERE ${within} AND ${of}`
  })
  return tx.$queryRaw<Measured[]>`
    SELECT * FROM (
      ${Prisma.join(tiles, ' UNION ALL ')}
      UNION ALL SELECT 'area:' || f.area, ${FINDINGS}, ${SAVING} FROM finding f WHERE ${within} GROUP BY f.area
      UNION ALL SELECT 'rule:' || f.code, ${THINGS}, ${SAVING} FROM finding f WHERE ${within} GROUP BY f.code
    ) AS m WHERE count > 0`
}

/** This day's numbers of an account, for the change since last week. The last of a day stands. */
export async function writeFindingTotals(tx: Transaction, accountId: string, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10)
  const measured = await measureFindings([accountId], tx)
  const counts = new Map(measured.map((each) => [each.measure, each]))
  // nought is a number, too: only a day without any row was not watched
  const always = [...TILE_NAMES.map((tile) => `tile:${tile}`), ...AREAS.map((area) => `area:${area}`)]
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
