import 'server-only'
import type { FoundWithHash } from '../domain/findings/compare-findings'
import { naturalKey } from '../domain/inventory/natural-order'
import type { Transaction } from './client'

// The writes of the recompute: whole sets of findings in one statement each. Rows travel as one JSON document and are taken
// apart by the database.

/** Rows. A statement's document stays below a few megabytes. */
const CHUNK = 2_000

/** Whoever writes findings of an account takes turns: the recompute, and people who decide. */
export async function lockFindings(tx: Transaction, accountId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`stocktake findings ${accountId}`}, 0))::text`
}

export type FindingWrite = FoundWithHash & {
  id: string
  project: { name: string; environment: string | null } | null
}

/** New ones are added; known ones are replaced, and opened again if they were closed. Decisions are left alone. */
export async function putFindings(tx: Transaction, accountId: string, rows: FindingWrite[], now: Date): Promise<void> {
  for (const chunk of chunks(rows)) {
    await tx.$executeRaw`
      INSERT INTO finding (id, account_id, key, code, area, severity, subject_kind, resource_id, raff_id, name, sort_name,
        project_id, project_name, environment, reasons, unknowns, actions, affects, since_after, since_by, monthly_cost,
        saving, saving_unknown, hash, opened_at)
      SELECT id, ${accountId}::uuid, key, code, area, severity, subject_kind, resource_id, raff_id, name, sort_name,
        project_id, project_name, environment, reasons, unknowns, actions, affects, since_after, since_by, monthly_cost,
        saving, saving_unknown, hash, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(chunk.map(toRow))}::jsonb) AS new(
        id uuid, key text, code text, area text, severity text, subject_kind text, resource_id uuid, raff_id text, name text,
        sort_name text, project_id text, project_name text, environment text, reasons jsonb, unknowns jsonb, actions jsonb,
        affects uuid[], since_after timestamptz, since_by timestamptz, monthly_cost numeric, saving numeric,
        saving_unknown boolean, hash text)
      ON CONFLICT (account_id, key) DO UPDATE SET
        code = excluded.code, area = excluded.area, severity = excluded.severity, resource_id = excluded.resource_id,
        name = excluded.name, sort_name = excluded.sort_name, project_id = excluded.project_id,
        project_name = excluded.project_name, environment = excluded.environment, reasons = excluded.reasons,
        unknowns = excluded.unknowns, actions = excluded.actions, affects = excluded.affects,
        since_after = excluded.since_after, since_by = excluded.since_by, monthly_cost = excluded.monthly_cost,
        saving = excluded.saving, saving_unknown = excluded.saving_unknown, hash = excluded.hash, unjudged_since = NULL,
        opened_at = CASE WHEN finding.open THEN finding.opened_at ELSE ${now} END,
        times_opened = finding.times_opened + CASE WHEN finding.open THEN 0 ELSE 1 END, open = true, closed_at = NULL`
  }
}

function toRow({ id, hash, project, finding }: FindingWrite) {
  const { subject, since } = finding
  return {
    id,
    hash,
    key: finding.key,
    code: finding.code,
    area: finding.area,
    severity: finding.severity,
    reasons: finding.reasons,
    unknowns: finding.unknowns,
    actions: finding.actions,
    affects: finding.affects,
    subject_kind: subject.kind,
    resource_id: subject.resourceId,
    raff_id: subject.raffId,
    name: subject.name,
    sort_name: naturalKey(subject.name),
    project_id: subject.projectId,
    project_name: project?.name ?? null,
    environment: project?.environment ?? null,
    since_after: since?.after ?? null,
    since_by: since?.by ?? null,
    monthly_cost: finding.monthlyCost,
    saving: finding.saving,
    saving_unknown: finding.savingUnknown,
  }
}

/** Settled: no longer true. That it was kept or put off is over with it; an exemption holds until its date. */
export async function closeFindings(tx: Transaction, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    UPDATE finding SET open = false, closed_at = ${now}, unjudged_since = NULL WHERE id = ANY(${ids}::uuid[])`
  await tx.$executeRaw`
    UPDATE finding_decision SET ended_at = ${now} WHERE ended_at IS NULL AND id IN (
      SELECT decision_id FROM finding WHERE id = ANY(${ids}::uuid[]) AND decision IN ('keep', 'postpone'))`
  await tx.$executeRaw`
    UPDATE finding SET decision = NULL, decision_id = NULL, decided_until = NULL, postponed = 0, version = version + 1
    WHERE id = ANY(${ids}::uuid[]) AND decision IN ('keep', 'postpone')`
}

export async function markUnjudged(tx: Transaction, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`UPDATE finding SET unjudged_since = ${now} WHERE id = ANY(${ids}::uuid[])`
}

/** Decisions that are over by themselves: these need one again. */
export async function endDecisions(tx: Transaction, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    UPDATE finding_decision SET ended_at = ${now} WHERE ended_at IS NULL AND id IN (
      SELECT decision_id FROM finding WHERE id = ANY(${ids}::uuid[]))`
  await tx.$executeRaw`
    UPDATE finding SET decision = NULL, decision_id = NULL, decided_until = NULL, version = version + 1
    WHERE id = ANY(${ids}::uuid[])`
}

export type FindingEventWrite = { finding_id: string; what: string; detail: object }

/** What happened by itself. */
export async function addFindingEvents(tx: Transaction, events: FindingEventWrite[], now: Date): Promise<void> {
  for (const chunk of chunks(events)) {
    await tx.$executeRaw`
      INSERT INTO finding_event (finding_id, at, what, detail)
      SELECT finding_id, ${now}, what, detail FROM jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb)
        AS new(finding_id uuid, what text, detail jsonb)`
  }
}

/** What is open and undecided stands on the resources themselves, so that the inventory can filter by it. */
export async function copyFindingCodes(tx: Transaction, accountId: string): Promise<void> {
  await tx.$executeRaw`
    WITH said AS MATERIALIZED (
      SELECT resource_id AS id, code FROM finding
      WHERE account_id = ${accountId}::uuid AND open AND decision IS NULL AND resource_id IS NOT NULL
      UNION
      SELECT unnest(affects), code FROM finding WHERE account_id = ${accountId}::uuid AND open AND decision IS NULL
    ), codes AS MATERIALIZED (
      SELECT id, array_agg(code ORDER BY code) AS codes FROM said GROUP BY id
    ), due AS (
      SELECT r.id, coalesce(c.codes, '{}') AS codes FROM resource r LEFT JOIN codes c ON c.id = r.id
      WHERE r.account_id = ${accountId}::uuid AND (r.findings <> '{}' OR c.id IS NOT NULL)
        AND r.findings IS DISTINCT FROM coalesce(c.codes, '{}')
    )
    UPDATE resource r SET findings = due.codes FROM due WHERE r.id = due.id`
}

function* chunks<Row>(rows: Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK)
}
