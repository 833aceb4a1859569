import 'server-only'
import type { Environment } from '../domain/inventory/environment'
import type { Kind } from '../domain/inventory/kinds'
import type { HandoverPart } from '../domain/ownership/handover'
import { database, Prisma } from './client'

export type LeftThing = {
  part: Exclude<HandoverPart, 'team'>
  id: string
  kind: Kind | 'finding'
  name: string
  projectName: string | null
  environment: Environment | null
  /** Of a finding: the code of its rule. */
  purpose: string | null
  /** The other one of owner and backup owner. */
  otherKey: string | null
  version: number
}

type Names = { keys: readonly string[]; userIds: readonly string[]; personIds: readonly string[] }

/** Everything that is there and names one of these, by part and name; at most so many. */
export async function readLeft(names: Names, most: number): Promise<{ things: LeftThing[]; total: number }> {
  const rows = await database().$queryRaw<(LeftThing & { total: number })[]>`
    SELECT l.*, (count(*) OVER ())::int AS total FROM (${leftOf(names)}) AS l
    ORDER BY array_position(ARRAY['owned', 'backup', 'key', 'finding'], l.part), l."sortName", l.id LIMIT ${most}`
  return { things: rows, total: rows[0]?.total ?? 0 }
}

export async function countLeft(names: Names): Promise<number> {
  const [row] = await database().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (${leftOf(names)}) AS l`
  return row?.total ?? 0
}

function leftOf({ keys, userIds, personIds }: Names): Prisma.Sql {
  const ids = keys.map((key) => key.slice(key.indexOf(':') + 1))
  const thing = (part: string, other: Prisma.Sql) => Prisma.sql`
    SELECT ${part} AS part, r.id::text, r.kind, r.name, r.sort_name AS "sortName", r.project_name AS "projectName",
      r.environment, s.purpose, ${other} AS "otherKey", coalesce(s.version, 0) AS version`
  return Prisma.sql`
    ${thing('owned', Prisma.sql`s.backup_kind || ':' || s.backup_id`)}
    FROM ownership s JOIN resource r ON r.id = s.resource_id
    WHERE s.owner_id = ANY(${ids}::uuid[]) AND s.owner_kind || ':' || s.owner_id = ANY(${[...keys]}::text[]) AND NOT r.gone
    UNION ALL ${thing('backup', Prisma.sql`s.owner_kind || ':' || s.owner_id`)}
    FROM ownership s JOIN resource r ON r.id = s.resource_id
    WHERE s.backup_id = ANY(${ids}::uuid[]) AND s.backup_kind || ':' || s.backup_id = ANY(${[...keys]}::text[]) AND NOT r.gone
    UNION ALL ${thing('key', Prisma.sql`s.backup_kind || ':' || s.backup_id`)}
    FROM resource r LEFT JOIN ownership s ON s.resource_id = r.id JOIN raff_account a ON a.id = r.account_id
    WHERE r.kind = 'api-key' AND NOT r.gone AND a.closed_at IS NULL AND r.created_by = ANY(${[...userIds]}::text[])
      AND (r.owner_key IS NULL OR (r.owner_gone AND r.owner_key <> ALL(${[...keys]}::text[])))
    UNION ALL SELECT 'finding', f.id::text, 'finding', f.name, f.sort_name, f.project_name,
      coalesce(r.environment, f.environment), f.code, NULL, f.version
    FROM finding f JOIN raff_account a ON a.id = f.account_id LEFT JOIN resource r ON r.id = f.resource_id
    WHERE f.open AND a.closed_at IS NULL AND f.assigned_to_id = ANY(${[...personIds]}::uuid[])`
}

export type LeftCount = { part: HandoverPart; of: string; count: number }

/** How much names each: by the key of an owner, for keys by the user id at Raff, for teams and findings by the person. */
export function countAllLeft(): Promise<LeftCount[]> {
  return database().$queryRaw<LeftCount[]>`
    SELECT 'owned' AS part, s.owner_kind || ':' || s.owner_id AS of, count(*)::int AS count
    FROM ownership s JOIN resource r ON r.id = s.resource_id WHERE s.owner_id IS NOT NULL AND NOT r.gone GROUP BY 2
    UNION ALL SELECT 'backup', s.backup_kind || ':' || s.backup_id, count(*)::int
    FROM ownership s JOIN resource r ON r.id = s.resource_id WHERE s.backup_id IS NOT NULL AND NOT r.gone GROUP BY 2
    UNION ALL SELECT 'key', r.created_by, count(*)::int
    FROM resource r JOIN raff_account a ON a.id = r.account_id
    WHERE r.kind = 'api-key' AND NOT r.gone AND a.closed_at IS NULL AND r.created_by IS NOT NULL
      AND (r.owner_key IS NULL OR r.owner_gone) GROUP BY 2
    UNION ALL SELECT 'team', 'person:' || m.person_id, count(*)::int
    FROM team_member m JOIN team t ON t.id = m.team_id WHERE t.removed_at IS NULL GROUP BY 2
    UNION ALL SELECT 'finding', 'person:' || f.assigned_to_id, count(*)::int
    FROM finding f JOIN raff_account a ON a.id = f.account_id
    WHERE f.open AND a.closed_at IS NULL AND f.assigned_to_id IS NOT NULL GROUP BY 2`
}

export type LeftTeam = { id: string; name: string; description: string | null; version: number; people: string[] }

export function teamsWith(personIds: readonly string[]): Promise<LeftTeam[]> {
  return database().$queryRaw<LeftTeam[]>`
    SELECT t.id::text, t.name, t.description, t.version,
      ARRAY(SELECT m.person_id::text FROM team_member m WHERE m.team_id = t.id) AS people
    FROM team t WHERE t.removed_at IS NULL
      AND EXISTS (SELECT FROM team_member m WHERE m.team_id = t.id AND m.person_id = ANY(${[...personIds]}::uuid[]))
    ORDER BY lower(t.name), t.id`
}

/** Whoever looks into a finding at this moment. */
export function findAssigned(id: string) {
  return database().finding.findUnique({
    where: { id },
    select: { name: true, open: true, assignedToId: true, version: true },
  })
}
