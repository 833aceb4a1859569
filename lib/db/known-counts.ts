import 'server-only'
import type { Kind } from '../domain/inventory/kinds'
import { database } from './client'

/** How many there are of each kind, as far as is known. */
export async function countsByKind(accountId: string): Promise<Map<Kind, number>> {
  const rows = await database().$queryRaw<{ kind: Kind; count: number }[]>`
    SELECT kind, count(*)::int AS count FROM resource WHERE account_id = ${accountId}::uuid AND NOT gone GROUP BY kind`
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}

/** Projects as the last sync left them. */
export async function knownProjects(accountId: string): Promise<{ raffId: string; inSight: boolean }[]> {
  return database().$queryRaw<{ raffId: string; inSight: boolean }[]>`
    SELECT raff_id AS "raffId", missing_since IS NULL AS "inSight" FROM resource
    WHERE account_id = ${accountId}::uuid AND kind = 'project' AND NOT gone`
}
