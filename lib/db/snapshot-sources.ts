import 'server-only'
import type { SnapshotFacts, VolumeFacts } from '../domain/inventory/facts'
import { database, type Transaction } from './client'

export type SourcelessSnapshot = { id: string; raffId: string; projectId: string | null; facts: SnapshotFacts }
export type DiskToAsk = { raffId: string; projectId: string | null; facts: VolumeFacts }

/** Snapshots of disks of which nobody knows the disk, and for which the disks were never asked. */
export async function sourcelessSnapshots(accountId: string): Promise<SourcelessSnapshot[]> {
  return database().$queryRaw<SourcelessSnapshot[]>`
    SELECT r.id::text, r.raff_id AS "raffId", r.project_id AS "projectId", f.facts
    FROM resource r JOIN resource_facts f ON f.resource_id = r.id
    WHERE r.account_id = ${accountId}::uuid AND r.kind = 'snapshot' AND NOT r.gone
      AND r.parent_raff_id IS NULL AND r.parent_asked_at IS NULL AND f.facts ->> 'type' = 'volume'`
}

export async function disksThatAreThere(accountId: string): Promise<DiskToAsk[]> {
  return database().$queryRaw<DiskToAsk[]>`
    SELECT r.raff_id AS "raffId", r.project_id AS "projectId", f.facts
    FROM resource r JOIN resource_facts f ON f.resource_id = r.id
    WHERE r.account_id = ${accountId}::uuid AND r.kind = 'volume' AND NOT r.gone`
}

export async function putSnapshotSources(tx: Transaction, sources: { id: string; volumeId: string }[]): Promise<void> {
  if (sources.length === 0) return
  await tx.$executeRaw`
    UPDATE resource r SET parent_kind = 'volume', parent_raff_id = s."volumeId"
    FROM jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) AS s(id uuid, "volumeId" text) WHERE r.id = s.id`
}

/** No disk that is there made them: their disk is gone, and nobody need be asked again. */
export async function noteSourceGone(tx: Transaction, ids: string[], askedAt: Date): Promise<void> {
  await tx.resource.updateMany({ where: { id: { in: ids } }, data: { parentAskedAt: askedAt } })
}
