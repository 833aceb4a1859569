import 'server-only'
import type { Json } from '../domain/canonical-json'
import type { Facts } from '../domain/inventory/facts'
import type { ChangeKind } from '../domain/inventory/say-change'
import { database } from './client'

// What the page of one thing needs beside its row in the inventory and what it hangs together with.

export async function factsOf(resourceId: string): Promise<Facts> {
  const row = await database().resourceFacts.findUnique({ where: { resourceId } })
  return (row?.facts ?? {}) as unknown as Facts
}

export type ChangeRow = {
  id: bigint
  what: ChangeKind
  field: string | null
  from: Json
  to: Json
  seenAfter: Date | null
  seenBy: Date
}

/** The newest first. */
export async function changesOf(resourceId: string, limit: number): Promise<{ rows: ChangeRow[]; total: number }> {
  const where = { resourceId }
  const [rows, total] = await Promise.all([
    database().change.findMany({ where, orderBy: [{ seenBy: 'desc' }, { id: 'desc' }], take: limit }),
    database().change.count({ where }),
  ])
  return { rows: rows as unknown as ChangeRow[], total }
}

/** When the prefix of a key was seen to change: the only trace of a replaced secret. */
export async function secretChangesOf(resourceId: string): Promise<{ after: Date | null; by: Date }[]> {
  const rows = await database().change.findMany({
    where: { resourceId, field: 'secret' },
    select: { seenAfter: true, seenBy: true },
  })
  return rows.map(({ seenAfter, seenBy }) => ({ after: seenAfter, by: seenBy }))
}

/** Names of whatever has one of these ids, and of members by their user id. Ids are only unique within a kind: the first wins. */
export async function namesByRaffId(accountId: string, raffIds: string[]): Promise<Map<string, string>> {
  if (raffIds.length === 0) return new Map()
  const rows = await database().$queryRaw<{ raffId: string; name: string }[]>`
    SELECT raff_id AS "raffId", name FROM resource
    WHERE account_id = ${accountId}::uuid AND raff_id = ANY(${raffIds}::text[])
      AND kind IN ('vm', 'volume', 'project', 'security-group', 'vpc', 'role', 'member')
    UNION ALL SELECT f.facts ->> 'userId', r.name FROM resource r JOIN resource_facts f ON f.resource_id = r.id
    WHERE r.account_id = ${accountId}::uuid AND r.kind = 'member' AND f.facts ->> 'userId' = ANY(${raffIds}::text[])`
  return new Map(rows.map(({ raffId, name }) => [raffId, name]))
}
