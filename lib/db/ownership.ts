import 'server-only'
import type { Environment } from '../domain/inventory/environment'
import type { Kind } from '../domain/inventory/kinds'
import type { OwnerKind, OwnerRef } from '../domain/inventory/owner'
import { NOTHING_SAID, type Ownership } from '../domain/ownership/ownership'
import type { OwnershipChangeKind, OwnershipRecord } from '../domain/ownership/record-ownership'
import { database, type Transaction } from './client'
import { timeOrderedId } from './time-ordered-id'

/** A thing with what people said about it. */
export type OwnedResource = {
  id: string
  accountId: string
  kind: Kind
  raffId: string
  name: string
  gone: boolean
  tags: string[]
  createdBy: string | null
  /** As the inventory has it: its own or its project's. */
  environment: Environment | null
  environmentFrom: 'own' | 'confirmed' | 'guessed' | null
  ownership: Ownership
  updatedAt: Date | null
}

type Row = Omit<OwnedResource, 'ownership'> & {
  ownerKind: OwnerKind | null
  ownerId: string | null
  backupKind: OwnerKind | null
  backupId: string | null
  purpose: string | null
  ownEnvironment: Environment | null
  endsOn: string | null
  reviewOn: string | null
  askFirst: boolean | null
  confirmedAt: Date | null
  confirmedById: string | null
  version: number | null
}

/** The person who answers for a thing and still signs in here; null where that is a team, a member, or nobody. */
export async function personWhoAnswers(
  tx: Transaction,
  resourceId: string,
): Promise<{ id: string; name: string } | null> {
  const [person] = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT p.id::text, p.name FROM ownership s JOIN person p ON p.id = s.owner_id
    WHERE s.resource_id = ${resourceId}::uuid AND s.owner_kind = 'person' AND p.switched_off_at IS NULL`
  return person ?? null
}

/** Rows. A statement's document stays below a few megabytes, and between two of them others have their turn. */
const CHUNK = 2_000

/** Those of these that there are, in no order. */
export async function readOwnership(
  ids: readonly string[],
  tx: Transaction = database(),
): Promise<Map<string, OwnedResource>> {
  const known = new Map<string, OwnedResource>()
  for (let at = 0; at < ids.length; at += CHUNK) {
    const rows = await readSome(ids.slice(at, at + CHUNK), tx)
    for (const row of rows) known.set(row.id, toOwned(row))
  }
  return known
}

function readSome(ids: readonly string[], tx: Transaction): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT r.id::text, r.account_id::text AS "accountId", r.kind, r.raff_id AS "raffId", r.name, r.gone, r.tags,
      r.created_by AS "createdBy", r.environment, r.environment_from AS "environmentFrom",
      s.owner_kind AS "ownerKind", s.owner_id::text AS "ownerId", s.backup_kind AS "backupKind",
      s.backup_id::text AS "backupId", s.purpose, s.environment AS "ownEnvironment", s.ends_on::text AS "endsOn",
      s.review_on::text AS "reviewOn", s.ask_first AS "askFirst", s.confirmed_at AS "confirmedAt",
      s.confirmed_by_id::text AS "confirmedById", s.version, s.updated_at AS "updatedAt"
    FROM resource r LEFT JOIN ownership s ON s.resource_id = r.id
    WHERE r.id = ANY(${[...ids]}::uuid[])`
}

function toOwned(row: Row): OwnedResource {
  const { id, accountId, kind, raffId, name, gone, tags, createdBy, environment, environmentFrom, updatedAt } = row
  const ownership: Ownership =
    row.version === null
      ? NOTHING_SAID
      : {
          owner: refOf(row.ownerKind, row.ownerId),
          backupOwner: refOf(row.backupKind, row.backupId),
          purpose: row.purpose,
          environment: row.ownEnvironment,
          endsOn: row.endsOn,
          reviewOn: row.reviewOn,
          askFirst: row.askFirst ?? false,
          confirmedAt: row.confirmedAt,
          confirmedById: row.confirmedById,
          version: row.version,
        }
  return {
    ...{ id, accountId, kind, raffId, name, gone, tags, createdBy, environment, environmentFrom, updatedAt },
    ownership,
  }
}

function refOf(kind: OwnerKind | null, id: string | null): OwnerRef | null {
  return kind && id ? { kind, id } : null
}

/** The accounts that these are in, for whoever takes a turn with them. */
export async function accountsOf(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT account_id::text AS "accountId" FROM resource WHERE id = ANY(${[...ids]}::uuid[])`
  return rows.map(({ accountId }) => accountId)
}

/** Replaces what is said about these. Each must still have the version before: anything else stops the whole. */
export async function putOwnership(
  tx: Transaction,
  rows: readonly { resourceId: string; ownership: Ownership }[],
  now: Date,
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK)
    const written = await tx.$executeRaw`
      INSERT INTO ownership (resource_id, owner_kind, owner_id, backup_kind, backup_id, purpose, environment, ends_on,
        review_on, ask_first, confirmed_at, confirmed_by_id, updated_at, version)
      SELECT resource_id, owner_kind, owner_id, backup_kind, backup_id, purpose, environment, ends_on, review_on,
        ask_first, confirmed_at, confirmed_by_id, ${now}, version
      FROM jsonb_to_recordset(${JSON.stringify(chunk.map(toColumns))}::jsonb) AS new(
        resource_id uuid, owner_kind text, owner_id uuid, backup_kind text, backup_id uuid, purpose text,
        environment text, ends_on date, review_on date, ask_first boolean, confirmed_at timestamptz,
        confirmed_by_id uuid, version int)
      ON CONFLICT (resource_id) DO UPDATE SET owner_kind = excluded.owner_kind, owner_id = excluded.owner_id,
        backup_kind = excluded.backup_kind, backup_id = excluded.backup_id, purpose = excluded.purpose,
        environment = excluded.environment, ends_on = excluded.ends_on, review_on = excluded.review_on,
        ask_first = excluded.ask_first, confirmed_at = excluded.confirmed_at,
        confirmed_by_id = excluded.confirmed_by_id, updated_at = excluded.updated_at, version = excluded.version
      WHERE ownership.version = excluded.version - 1`
    if (written !== chunk.length) throw new Error('an ownership was changed by somebody who did not take a turn')
  }
}

function toColumns({ resourceId, ownership }: { resourceId: string; ownership: Ownership }) {
  const { owner, backupOwner, endsOn, reviewOn, askFirst, confirmedAt, confirmedById, ...same } = ownership
  return {
    ...same,
    resource_id: resourceId,
    owner_kind: owner?.kind ?? null,
    owner_id: owner?.id ?? null,
    backup_kind: backupOwner?.kind ?? null,
    backup_id: backupOwner?.id ?? null,
    ends_on: endsOn,
    review_on: reviewOn,
    ask_first: askFirst,
    confirmed_at: confirmedAt,
    confirmed_by_id: confirmedById,
  }
}

export type OwnershipChangeRow = {
  resourceId: string
  how: OwnershipChangeKind
  before: OwnershipRecord
  after: OwnershipRecord
}

export async function addOwnershipChanges(
  tx: Transaction,
  rows: readonly OwnershipChangeRow[],
  by: { id: string | null; name: string },
  now: Date,
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK).map((row) => ({ id: timeOrderedId(now.getTime()), ...row }))
    await tx.$executeRaw`
      INSERT INTO ownership_change (id, resource_id, at, by_id, by_name, how, before, after)
      SELECT id, "resourceId", ${now}, ${by.id}::uuid, ${by.name}, how, before, after
      FROM jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) AS new(
        id uuid, "resourceId" uuid, how text, before jsonb, after jsonb)`
  }
}

export type OwnershipChange = OwnershipChangeRow & { id: string; at: Date; byId: string | null; byName: string }

/** What people said about a thing, the newest first: its part of the timeline. */
export async function ownershipChanges(resourceId: string, most: number): Promise<OwnershipChange[]> {
  const rows = await database().ownershipChange.findMany({
    where: { resourceId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  })
  return rows as OwnershipChange[]
}
