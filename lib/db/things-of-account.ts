import 'server-only'
import type { Thing } from '../domain/findings/account-facts'
import type { Environment } from '../domain/inventory/environment'
import type { Facts } from '../domain/inventory/facts'
import type { Kind } from '../domain/inventory/kinds'
import type { Transaction } from './client'
import { iso, isoOrNull, readJsonRows } from './json-rows'

/** Rows. Twenty thousand servers with their facts are a document of about 20 MB. */
const CHUNK = 20_000

type Row = {
  id: string
  raffId: string
  name: string
  status: string | null
  statusAfter: string | null
  statusBy: string
  projectId: string | null
  projectName: string | null
  environment: Environment | null
  ownerName: string | null
  ownerKey: string | null
  ownerGone: boolean
  ownerConfirmedAt: string | null
  purpose: string | null
  endsOn: string | null
  reviewOn: string | null
  monthlyCost: number | null
  parentKind: Kind | null
  parentRaffId: string | null
  parentAskedAt: string | null
  tags: string[]
  addresses: string[]
  createdBy: string | null
  createdAt: string | null
  firstSeenAfter: string | null
  firstSeenAt: string
  missing: boolean
  facts: Facts
}

/** Everything of one kind that is there. What Raff says beyond what we know is left out: no rule reads it. */
export async function thingsOf<K extends Kind>(tx: Transaction, accountId: string, kind: K): Promise<Thing<K>[]> {
  const things: Thing<K>[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await readJsonRows<Row>(
      tx.$queryRaw`
        SELECT coalesce(json_agg(row_to_json(t)), '[]')::text AS rows FROM (
          SELECT r.id, r.raff_id AS "raffId", r.name, r.status, r.status_after AS "statusAfter", r.status_by AS "statusBy",
            r.project_id AS "projectId", r.project_name AS "projectName", r.environment, r.owner_key AS "ownerKey",
            r.owner_name AS "ownerName", r.owner_gone AS "ownerGone", r.owner_confirmed_at AS "ownerConfirmedAt",
            o.purpose, o.ends_on AS "endsOn",
            o.review_on AS "reviewOn", r.monthly_cost::float8 AS "monthlyCost", r.parent_kind AS "parentKind",
            r.parent_raff_id AS "parentRaffId", r.parent_asked_at AS "parentAskedAt", r.tags, r.addresses,
            r.created_by AS "createdBy", r.created_at AS "createdAt", r.first_seen_after AS "firstSeenAfter",
            r.first_seen_at AS "firstSeenAt", r.missing_since IS NOT NULL AS missing, f.facts - 'other' AS facts
          FROM resource r JOIN resource_facts f ON f.resource_id = r.id LEFT JOIN ownership o ON o.resource_id = r.id
          WHERE r.account_id = ${accountId}::uuid AND r.kind = ${kind} AND NOT r.gone AND r.id > ${after}::uuid
          ORDER BY r.id LIMIT ${CHUNK}) AS t`,
    )
    for (const row of rows) things.push(toThing(kind, row))
    const last = rows.at(-1)
    if (!last || rows.length < CHUNK) return things
    after = last.id
  }
}

function toThing<K extends Kind>(kind: K, row: Row): Thing<K> {
  // field by field: an account has a hundred thousand of them, and copying fields by name takes ten times as long as this
  return {
    id: row.id,
    kind,
    raffId: row.raffId,
    name: row.name,
    status: row.status,
    statusSince: { after: isoOrNull(row.statusAfter), by: iso(row.statusBy) },
    projectId: row.projectId,
    projectName: row.projectName,
    environment: row.environment,
    owner: toOwner(row),
    purpose: row.purpose,
    endsOn: isoOrNull(row.endsOn),
    reviewOn: isoOrNull(row.reviewOn),
    monthlyCost: row.monthlyCost,
    parent: row.parentKind && row.parentRaffId ? { kind: row.parentKind, raffId: row.parentRaffId } : null,
    parentAskedAt: isoOrNull(row.parentAskedAt),
    tags: row.tags,
    addresses: row.addresses,
    createdBy: row.createdBy,
    createdAt: isoOrNull(row.createdAt),
    firstSeen: { after: isoOrNull(row.firstSeenAfter), by: iso(row.firstSeenAt) },
    missing: row.missing,
    facts: row.facts as Thing<K>['facts'],
  }
}

function toOwner({ ownerKey, ownerName, ownerGone, ownerConfirmedAt }: Row): Thing['owner'] {
  if (ownerKey === null) return null
  return { key: ownerKey, name: ownerName ?? '', gone: ownerGone, confirmedAt: isoOrNull(ownerConfirmedAt) }
}
