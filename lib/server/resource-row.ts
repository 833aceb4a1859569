import 'server-only'
import type { OwnerAnswer, ResourceRow } from '../contracts/inventory'
import type { InventoryContext } from '../db/inventory-context'
import type { InventoryFilter } from '../db/inventory-filter'
import type { InventoryRow } from '../db/inventory-list'
import { blindSentence } from '../domain/inventory/judge-read'
import { parseOwnerKey } from '../domain/inventory/owner'

/** How far each kind was read, and what is out of sight, by account and kind: what a row needs to say how old it is. */
export type Freshness = {
  completeAt: ReadonlyMap<string, string | null>
  blind: ReadonlyMap<string, InventoryContext['spots'][number]>
}

export function freshnessOf({ reads, spots }: InventoryContext): Freshness {
  return {
    completeAt: new Map(reads.map(({ accountId, kind, completeAt }) => [`${accountId} ${kind}`, completeAt])),
    blind: new Map(spots.map((spot) => [`${spot.accountId} ${spot.kind} ${spot.projectId}`, spot])),
  }
}

/** The moment at which everything that the filter may show was read: the oldest of its kinds. Never read: now, and empty. */
export function asOf({ accountIds, kind }: InventoryFilter, { reads }: InventoryContext, now: Date): string {
  const shown = reads.filter(
    (read) => accountIds.includes(read.accountId) && read.kind !== 'interface' && (!kind || kind.includes(read.kind)),
  )
  return shown.reduce(
    (oldest, { completeAt }) => (completeAt && completeAt < oldest ? completeAt : oldest),
    now.toISOString(),
  )
}

export function toResourceRow(row: InventoryRow, freshness: Freshness): ResourceRow {
  const { id, accountId, raffId, kind, name, status, projectId, projectName, ownerConfirmedAt, monthlyCost } = row
  const { parent, addresses, tags, findings, createdAt, firstSeenAt, firstSeenAfter, goneAt } = row
  return {
    ...{ id, accountId, raffId, kind, name, status, projectId, projectName, ownerConfirmedAt, monthlyCost },
    ...{ parent, addresses, tags, findings, createdAt, firstSeenAt, firstSeenAfter, goneAt },
    statusSince: { after: row.statusAfter, by: row.statusBy },
    environment: row.environment as ResourceRow['environment'],
    environmentFrom: row.environmentFrom as ResourceRow['environmentFrom'],
    owner: toOwner(row.ownerKey, row.ownerName, row.ownerGone),
    costSource: row.costSource as ResourceRow['costSource'],
    lastSeenAt: lastSeenOf(row, freshness),
    blind: blindnessOf(row, freshness),
  }
}

export function toOwner(key: string | null, name: string | null, gone: boolean): OwnerAnswer | null {
  const ref = key === null ? null : parseOwnerKey(key)
  return ref && key !== null ? { ...ref, key, name: name ?? '', gone } : null
}

/** Its own row says so, or the last complete reading of its kind, in which it was. */
export function lastSeenOf(
  { accountId, kind, gone, goneAfter, missingSince, seenAt }: InventoryRow,
  { completeAt }: Freshness,
): string {
  if (gone) return goneAfter ?? seenAt
  const complete = missingSince === null ? completeAt.get(`${accountId} ${kind}`) : null
  return complete && complete > seenAt ? complete : seenAt
}

export function blindnessOf({ accountId, kind, projectId, gone }: InventoryRow, { blind }: Freshness): string | null {
  if (gone || blind.size === 0) return null
  const spot = blind.get(`${accountId} ${kind} `) ?? blind.get(`${accountId} ${kind} ${projectId ?? ''}`)
  if (!spot) return null
  const { reason, projectName } = spot
  return blindSentence(kind, { projectId: spot.projectId || null, reason, detail: null }, projectName)
}
