import 'server-only'
import type { Facts } from '../domain/inventory/facts'
import type { Kind } from '../domain/inventory/kinds'
import type { FieldChange } from '../domain/inventory/changed-facts'
import type { ChangeKind } from '../domain/inventory/say-change'
import type { Transaction } from './client'

// The writes of a sync: whole sets of rows in one statement each, because one statement a row would make a sync of twenty
// thousand copies take minutes. Rows travel as one JSON document and are taken apart by the database.

/** Rows. A statement's document stays below a few megabytes. */
const CHUNK = 2_000

/** A resource as the sync writes it; what is copied from owners and projects is filled in by copy-context.ts. */
export type ResourceWrite = {
  id: string
  raff_id: string
  name: string
  sort_name: string
  status: string | null
  status_after: Date | null
  status_by: Date
  project_id: string | null
  monthly_cost: number | null
  cost_source: string
  parent_kind: string | null
  parent_raff_id: string | null
  addresses: string[]
  tags: string[]
  created_by: string | null
  created_at: Date | null
  own_words: string
  facts_hash: string
  first_seen_after: Date | null
  first_seen_at: Date
  seen_at: Date
}

/** New ones are added, known ones replaced and marked as being there. */
export async function putResources(
  tx: Transaction,
  accountId: string,
  kind: Kind,
  rows: ResourceWrite[],
): Promise<void> {
  for (const chunk of chunks(rows)) {
    await tx.$executeRaw`
      INSERT INTO resource (
        id, account_id, kind, raff_id, name, sort_name, status, status_after, status_by, project_id, monthly_cost,
        cost_source, parent_kind, parent_raff_id, addresses, tags, created_by, created_at, own_words, search, facts_hash,
        first_seen_after, first_seen_at, seen_at)
      SELECT id, ${accountId}::uuid, ${kind}, raff_id, name, sort_name, status, status_after, status_by, project_id,
        monthly_cost, cost_source, parent_kind, parent_raff_id, addresses, tags, created_by, created_at, own_words,
        own_words, facts_hash, first_seen_after, first_seen_at, seen_at
      FROM jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) AS new(
        id uuid, raff_id text, name text, sort_name text, status text, status_after timestamptz, status_by timestamptz,
        project_id text, monthly_cost numeric, cost_source text, parent_kind text, parent_raff_id text, addresses text[],
        tags text[], created_by text, created_at timestamptz, own_words text, facts_hash text,
        first_seen_after timestamptz, first_seen_at timestamptz, seen_at timestamptz)
      ON CONFLICT (account_id, kind, raff_id) DO UPDATE SET
        name = excluded.name, sort_name = excluded.sort_name, status = excluded.status,
        status_after = excluded.status_after, status_by = excluded.status_by, project_id = excluded.project_id,
        monthly_cost = excluded.monthly_cost, cost_source = excluded.cost_source,
        parent_kind = excluded.parent_kind, parent_raff_id = excluded.parent_raff_id, addresses = excluded.addresses, tags = excluded.tags,
        created_by = excluded.created_by, created_at = excluded.created_at, own_words = excluded.own_words,
        facts_hash = excluded.facts_hash, seen_at = excluded.seen_at,
        missing_since = NULL, gone = false, gone_after = NULL, gone_at = NULL`
  }
}

export async function putFacts(tx: Transaction, rows: { id: string; facts: Facts }[]): Promise<void> {
  for (const chunk of chunks(rows)) {
    await tx.$executeRaw`
      INSERT INTO resource_facts (resource_id, facts)
      SELECT id, facts FROM jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) AS new(id uuid, facts jsonb)
      ON CONFLICT (resource_id) DO UPDATE SET facts = excluded.facts`
  }
}

/** Those that surely left Raff. `readAt`: the complete reading that did not show them. */
export async function markGone(tx: Transaction, ids: string[], goneAfter: Date | null, readAt: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    UPDATE resource SET gone = true, gone_at = ${readAt}, missing_since = NULL,
      gone_after = CASE WHEN missing_since IS NULL THEN greatest(seen_at, ${goneAfter}::timestamptz) ELSE seen_at END
    WHERE id = ANY(${ids}::uuid[]) AND NOT gone`
}

/** Those in no answer of which nothing may be said: from now on their age counts by themselves. */
export async function markMissing(tx: Transaction, ids: string[], lastSeen: Date | null, readAt: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    UPDATE resource SET missing_since = ${readAt}, seen_at = greatest(seen_at, ${lastSeen}::timestamptz)
    WHERE id = ANY(${ids}::uuid[]) AND NOT gone AND missing_since IS NULL`
}

export type ChangeWrite = {
  resource_id: string
  what: ChangeKind
  field: string | null
  from: FieldChange['from']
  to: FieldChange['to']
  seen_after: Date | null
}

export async function addChanges(
  tx: Transaction,
  run: { accountId: string; runId: string; seenBy: Date },
  changes: ChangeWrite[],
): Promise<void> {
  for (const chunk of chunks(changes)) {
    await tx.$executeRaw`
      INSERT INTO change (account_id, resource_id, run_id, what, field, "from", "to", seen_after, seen_by)
      SELECT ${run.accountId}::uuid, resource_id, ${run.runId}::uuid, what, field, nullif("from", 'null'),
        nullif("to", 'null'), seen_after, ${run.seenBy}
      FROM jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) AS new(
        resource_id uuid, what text, field text, "from" jsonb, "to" jsonb, seen_after timestamptz)`
  }
}

function* chunks<Row>(rows: Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK)
}
