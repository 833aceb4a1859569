import 'server-only'
import type { OwnerAnswer, ResourceRow } from '../contracts/inventory'
import type { InventoryContext } from '../db/inventory-context'
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

export function toResourceRow(row: InventoryRow, freshness: Freshness): ResourceRow {
  const { statusAfter, statusBy, ownerKey, ownerName, ownerGone, environment, environmentFrom, costSource, ...rest } =
    row
  const { sortName: _, sortValue: __, seenAt: ___, missingSince: ____, gone: _____, goneAfter: ______, ...same } = rest
  return {
    ...same,
    statusSince: { after: statusAfter, by: statusBy },
    environment: environment as ResourceRow['environment'],
    environmentFrom: environmentFrom as ResourceRow['environmentFrom'],
    owner: toOwner(ownerKey, ownerName, ownerGone),
    costSource: costSource as ResourceRow['costSource'],
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
