import 'server-only'
import type { Kind } from '../domain/inventory/kinds'
import type { ChangeKind } from '../domain/inventory/say-change'
import { database } from './client'

/** How many things of each kind appeared, changed or went since then; a thing that changed twice is one. */
export async function countChanges(
  accountIds: readonly string[],
  since: Date,
): Promise<{ kind: Kind; what: ChangeKind; count: number }[]> {
  return database().$queryRaw`
    SELECT r.kind, c.what, count(DISTINCT c.resource_id)::int AS count
    FROM change c JOIN resource r ON r.id = c.resource_id
    WHERE c.account_id = ANY(${[...accountIds]}::uuid[]) AND c.seen_by >= ${since}
    GROUP BY r.kind, c.what`
}
