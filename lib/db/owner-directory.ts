import 'server-only'
import type { OwnerKind } from '../domain/inventory/owner'
import { database, type Transaction } from './client'

/** Everybody who can answer for something, or once could. */
export type DirectoryEntry = {
  kind: OwnerKind
  id: string
  key: string
  name: string
  /** Switched off, removed from the account, or a team without people. */
  gone: boolean
  /** In small letters; null for teams. */
  email: string | null
  /** Of members: their user id at Raff. */
  userId: string | null
  /** Of teams: who is in it. */
  memberIds: string[]
}

export async function ownerDirectory(tx: Transaction = database()): Promise<DirectoryEntry[]> {
  return tx.$queryRaw<DirectoryEntry[]>`
    SELECT 'person' AS kind, p.id::text, 'person:' || p.id AS key, p.name, p.switched_off_at IS NOT NULL AS gone,
      lower(p.email) AS email, NULL AS "userId", '{}'::text[] AS "memberIds", lower(p.name) AS sort
    FROM person p
    UNION ALL
    SELECT 'member', r.id::text, 'member:' || r.id, r.name, r.gone OR a.closed_at IS NOT NULL,
      lower(coalesce(f.facts ->> 'email', r.name)), f.facts ->> 'userId', '{}', lower(r.name)
    FROM resource r JOIN raff_account a ON a.id = r.account_id LEFT JOIN resource_facts f ON f.resource_id = r.id
    WHERE r.kind = 'member'
    UNION ALL
    SELECT 'team', t.id::text, 'team:' || t.id, t.name, t.removed_at IS NOT NULL OR NOT EXISTS (
        SELECT FROM team_member m JOIN person p ON p.id = m.person_id
        WHERE m.team_id = t.id AND p.switched_off_at IS NULL),
      NULL, NULL, ARRAY(SELECT m.person_id::text FROM team_member m WHERE m.team_id = t.id), lower(t.name)
    FROM team t
    ORDER BY sort, id`
}

/** Nobody named here is switched off or removed until this transaction has said that they answer for something. */
export async function holdOwners(tx: Transaction, keys: readonly string[]): Promise<void> {
  const idsOf = (kind: OwnerKind) =>
    keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1))
  await tx.$queryRaw`SELECT id FROM person WHERE id = ANY(${idsOf('person')}::uuid[]) ORDER BY id FOR SHARE`
  await tx.$queryRaw`SELECT id FROM team WHERE id = ANY(${idsOf('team')}::uuid[]) ORDER BY id FOR SHARE`
}
