import 'server-only'
import type { Transaction } from './client'

export type OwnerInUse = { key: string; name: string; gone: boolean }

/** Everybody who answers for something, as they are now. */
export async function ownersInUse(tx: Transaction): Promise<OwnerInUse[]> {
  return tx.$queryRaw<OwnerInUse[]>`
    WITH used AS (
      SELECT owner_kind AS kind, owner_id AS id FROM ownership WHERE owner_id IS NOT NULL
      UNION SELECT backup_kind, backup_id FROM ownership WHERE backup_id IS NOT NULL
    )
    SELECT 'person:' || p.id AS key, p.name, p.switched_off_at IS NOT NULL AS gone
    FROM used u JOIN person p ON u.kind = 'person' AND p.id = u.id
    UNION ALL
    SELECT 'member:' || r.id, r.name, r.gone
    FROM used u JOIN resource r ON u.kind = 'member' AND r.id = u.id
    UNION ALL
    SELECT 'team:' || t.id, t.name, t.removed_at IS NOT NULL OR NOT EXISTS (
      SELECT FROM team_member m JOIN person p ON p.id = m.person_id
      WHERE m.team_id = t.id AND p.switched_off_at IS NULL)
    FROM used u JOIN team t ON u.kind = 'team' AND t.id = u.id`
}
