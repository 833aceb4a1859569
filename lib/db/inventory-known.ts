import 'server-only'
import type { Facts } from '../domain/inventory/facts'
import type { KnownResource } from '../domain/inventory/compare-reading'
import type { Kind } from '../domain/inventory/kinds'
import type { KnownRow } from '../domain/inventory/judge-read'
import { database, type Transaction } from './client'

// What is known of a kind before a reading is applied to it.

/** What should be in the answer. */
export async function presentRows(accountId: string, kind: Kind): Promise<KnownRow[]> {
  return database().$queryRaw<KnownRow[]>`
    SELECT raff_id AS "raffId", project_id AS "projectId" FROM resource
    WHERE account_id = ${accountId}::uuid AND kind = ${kind} AND NOT gone`
}

export type KnownForApply = KnownResource & {
  status: string | null
  statusAfter: Date | null
  statusBy: Date
  parentKind: Kind | null
  parentRaffId: string | null
  firstSeenAfter: Date | null
  firstSeenAt: Date
  seenAt: Date
  missingSince: Date | null
}

/** Everything that is there, and whatever is gone but was seen just now. */
export async function knownForApply(
  tx: Transaction,
  accountId: string,
  kind: Kind,
  seenIds: string[],
): Promise<KnownForApply[]> {
  return tx.$queryRaw<KnownForApply[]>`
    SELECT id::text, raff_id AS "raffId", facts_hash AS "factsHash", gone, missing_since IS NOT NULL AS missing,
      monthly_cost::float8 AS "monthlyCost", cost_source AS "costSource", status, status_after AS "statusAfter",
      status_by AS "statusBy", parent_kind AS "parentKind", parent_raff_id AS "parentRaffId",
      first_seen_after AS "firstSeenAfter", first_seen_at AS "firstSeenAt", seen_at AS "seenAt",
      missing_since AS "missingSince"
    FROM resource
    WHERE account_id = ${accountId}::uuid AND kind = ${kind}
      AND (NOT gone OR raff_id = ANY(${seenIds}::text[]))`
}

export async function factsByResource(tx: Transaction, ids: string[]): Promise<Map<string, Facts>> {
  const rows = await tx.resourceFacts.findMany({ where: { resourceId: { in: ids } } })
  return new Map(rows.map(({ resourceId, facts }) => [resourceId, facts as unknown as Facts]))
}

/** The facts of everything of a kind that is there, by Raff's id. */
export async function presentFacts<F extends Facts>(accountId: string, kind: Kind): Promise<Map<string, F>> {
  const rows = await database().$queryRaw<{ raffId: string; facts: F }[]>`
    SELECT r.raff_id AS "raffId", f.facts FROM resource r JOIN resource_facts f ON f.resource_id = r.id
    WHERE r.account_id = ${accountId}::uuid AND r.kind = ${kind} AND NOT r.gone`
  return new Map(rows.map(({ raffId, facts }) => [raffId, facts]))
}
