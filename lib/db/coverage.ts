import 'server-only'
import type { Transaction } from './client'

const CHUNK = 2_000

export type CoverageWrite = {
  resource_id: string
  kind: 'vm' | 'volume'
  state: string
  reasons: unknown
  unknowns: unknown
  last_good_at: Date | null
  allowance_hours: number | null
  schedules: unknown
  restore_points: number
  calendar: string
  server_name: string | null
  finding_key: string | null
  hash: string
}

/** The coverage of an account is now this; rows that are right are not written. */
export async function putCoverage(
  tx: Transaction,
  accountId: string,
  rows: CoverageWrite[],
  computedOn: Date,
): Promise<void> {
  const day = computedOn.toISOString().slice(0, 10)
  const known = await tx.$queryRaw<{ id: string; hash: string }[]>`
    SELECT resource_id::text AS id, hash FROM coverage WHERE account_id = ${accountId}::uuid`
  const hashes = new Map(known.map(({ id, hash }) => [id, hash]))
  const there = new Set(rows.map(({ resource_id }) => resource_id))
  const left = known.filter(({ id }) => !there.has(id)).map(({ id }) => id)
  if (left.length > 0) await tx.$executeRaw`DELETE FROM coverage WHERE resource_id = ANY(${left}::uuid[])`
  const changed = rows.filter(({ resource_id, hash }) => hashes.get(resource_id) !== hash)
  for (let at = 0; at < changed.length; at += CHUNK) {
    await tx.$executeRaw`
      INSERT INTO coverage (resource_id, account_id, kind, state, reasons, unknowns, last_good_at, allowance_hours, schedules,
        restore_points, calendar, computed_on, server_name, finding_key, hash)
      SELECT resource_id, ${accountId}::uuid, kind, state, reasons, unknowns, last_good_at, allowance_hours, schedules,
        restore_points, calendar, ${day}::date, server_name, finding_key, hash
      FROM jsonb_to_recordset(${JSON.stringify(changed.slice(at, at + CHUNK))}::jsonb) AS new(
        resource_id uuid, kind text, state text, reasons jsonb, unknowns jsonb, last_good_at timestamptz,
        allowance_hours int, schedules jsonb, restore_points int, calendar text, server_name text, finding_key text,
        hash text)
      ON CONFLICT (resource_id) DO UPDATE SET kind = excluded.kind, state = excluded.state, reasons = excluded.reasons,
        unknowns = excluded.unknowns, last_good_at = excluded.last_good_at, allowance_hours = excluded.allowance_hours,
        schedules = excluded.schedules, restore_points = excluded.restore_points, calendar = excluded.calendar,
        computed_on = excluded.computed_on, server_name = excluded.server_name, finding_key = excluded.finding_key,
        hash = excluded.hash`
  }
}
