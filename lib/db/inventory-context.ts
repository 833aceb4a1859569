import 'server-only'
import type { BlindReason, Readable } from '../domain/inventory/judge-read'
import { database } from './client'

/** What every answer about the inventory needs: which accounts are shown, how far each kind was read, what is out of sight. */
export type InventoryContext = {
  accounts: string[]
  /** Whether there is any other account: one that was left, of which nothing is shown. */
  hasOthers: boolean
  reads: { accountId: string; kind: Readable; completeAt: string | null }[]
  spots: { accountId: string; kind: Readable; projectId: string; projectName: string | null; reason: BlindReason }[]
}

/** In one question, because it is asked with every page of the inventory. Times are ISO text in UTC. */
export async function inventoryContext(): Promise<InventoryContext> {
  const [row] = await database().$queryRaw<{ context: string }[]>`
    SELECT json_build_object(
      'accounts', (SELECT coalesce(json_agg(id ORDER BY created_at, id), '[]') FROM raff_account WHERE closed_at IS NULL),
      'hasOthers', EXISTS (SELECT FROM raff_account WHERE closed_at IS NOT NULL),
      'reads', (SELECT coalesce(json_agg(json_build_object('accountId', account_id, 'kind', kind, 'completeAt',
        to_char(complete_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]') FROM kind_read),
      'spots', (SELECT coalesce(json_agg(json_build_object('accountId', b.account_id, 'kind', b.kind,
        'projectId', b.project_id, 'projectName', p.name, 'reason', b.reason)), '[]')
        FROM blind_spot b LEFT JOIN resource p ON b.project_id <> '' AND p.account_id = b.account_id
          AND p.kind = 'project' AND p.raff_id = b.project_id)
    )::text AS context`
  return JSON.parse(row?.context ?? NOTHING) as InventoryContext
}

const NOTHING = '{"accounts":[],"hasOthers":false,"reads":[],"spots":[]}'
