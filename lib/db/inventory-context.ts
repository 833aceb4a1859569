import 'server-only'
import { cache } from 'react'
import type { BlindReason, Readable } from '../domain/inventory/judge-read'
import { database, Prisma } from './client'

/** What every answer needs: which accounts are shown, and of these how far each kind was read and what is out of sight. */
export type InventoryContext = {
  /** The oldest first. `readableSince`: since when it has a key for reading; null: it has none. */
  accounts: { id: string; name: string; practice: boolean; createdAt: string; readableSince: string | null }[]
  /** Whether there is any other account: one that was left, of which nothing is shown. */
  hasOthers: boolean
  reads: { accountId: string; kind: Readable; completeAt: string | null; triedAt: string }[]
  spots: {
    accountId: string
    kind: Readable
    /** Empty: the kind as a whole. */
    projectId: string
    projectName: string | null
    reason: BlindReason
    detail: string | null
    since: string
  }[]
  /** When the findings of an account were last worked out, by which policy. */
  runs: { accountId: string; computedAt: string; policyVersion: number }[]
}

/**
 * In one question, because every page and every list asks it; while a page is drawn, once for all of its parts. A route asks
 * anew each time. Times are ISO text in UTC.
 */
export const inventoryContext = cache(async (): Promise<InventoryContext> => {
  const [row] = await database().$queryRaw<{ context: string }[]>`
    WITH open AS (SELECT id AS account_id, name, practice, created_at FROM raff_account WHERE closed_at IS NULL)
    SELECT json_build_object(
      'accounts', (SELECT coalesce(json_agg(json_build_object('id', account_id, 'name', name, 'practice', practice,
        'createdAt', ${iso('created_at')}, 'readableSince', (SELECT ${iso('min(c.created_at)')}
          FROM connection c WHERE c.account_id = open.account_id AND c.purpose = 'read' AND c.removed_at IS NULL))
        ORDER BY created_at, account_id), '[]') FROM open),
      'hasOthers', EXISTS (SELECT FROM raff_account WHERE closed_at IS NOT NULL),
      'reads', (SELECT coalesce(json_agg(json_build_object('accountId', account_id, 'kind', kind,
        'completeAt', ${iso('complete_at')}, 'triedAt', ${iso('tried_at')})), '[]')
        FROM kind_read JOIN open USING (account_id)),
      'spots', (SELECT coalesce(json_agg(json_build_object('accountId', b.account_id, 'kind', b.kind,
        'projectId', b.project_id, 'projectName', p.name, 'reason', b.reason, 'detail', b.detail,
        'since', ${iso('b.since')})), '[]')
        FROM blind_spot b JOIN open ON open.account_id = b.account_id LEFT JOIN resource p
          ON b.project_id <> '' AND p.account_id = b.account_id AND p.kind = 'project' AND p.raff_id = b.project_id),
      'runs', (SELECT coalesce(json_agg(json_build_object('accountId', account_id, 'policyVersion', policy_version,
        'computedAt', ${iso('computed_at')})), '[]') FROM findings_run JOIN open USING (account_id))
    )::text AS context`
  return JSON.parse(row?.context ?? NOTHING) as InventoryContext
})

function iso(column: string): Prisma.Sql {
  return Prisma.sql`to_char(${Prisma.raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

const NOTHING = '{"accounts":[],"hasOthers":false,"reads":[],"spots":[],"runs":[]}'

/** The accounts that are shown; of one that is named only that one, if it is shown. */
export function shownAccounts({ accounts }: InventoryContext, only?: string): string[] {
  const ids = accounts.map(({ id }) => id)
  return only === undefined ? ids : ids.filter((id) => id === only)
}

/** The part of it that is about these accounts. */
export function contextOf(context: InventoryContext, accountIds: readonly string[]): InventoryContext {
  const isOf = ({ accountId }: { accountId: string }) => accountIds.includes(accountId)
  const { reads, spots, runs } = context
  return { ...context, reads: reads.filter(isOf), spots: spots.filter(isOf), runs: runs.filter(isOf) }
}
