import 'server-only'
import { database } from './client'
import { readJsonRows } from './json-rows'

export type CopyRow = {
  resourceId: string
  kind: 'backup' | 'snapshot'
  name: string
  status: string | null
  createdAt: string | null
  goneAt: string | null
}

/** Copies of a server or disk: those that are there, and those that went since `from`. The newest first. */
export async function copiesOf(resourceId: string, from: Date): Promise<CopyRow[]> {
  return readJsonRows<CopyRow>(database().$queryRaw`
    SELECT coalesce(json_agg(row_to_json(c)), '[]')::text AS rows FROM (
      SELECT c.id AS "resourceId", c.kind, c.name, c.status, c.created_at AS "createdAt", c.gone_at AS "goneAt"
      FROM resource r JOIN resource c ON c.account_id = r.account_id AND c.parent_kind = r.kind
        AND c.parent_raff_id = r.raff_id AND c.kind IN ('backup', 'snapshot')
      WHERE r.id = ${resourceId}::uuid AND (NOT c.gone OR c.gone_at >= ${from})
      ORDER BY c.created_at DESC NULLS LAST, c.id LIMIT 500) AS c`)
}
