import 'server-only'
import type { OwnerAnswer, ResourceRow } from '../contracts/inventory'
import type { InventoryContext } from '../db/inventory-context'
import type { InventoryFilter } from '../db/inventory-filter'
import type { InventoryRow } from '../db/inventory-list'
import { parseOwnerKey } from '../domain/inventory/owner'
import { blindSentence } from '../domain/inventory/say-blind'

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
  // field by field: a page has hundreds of rows, and copying twenty fields by name takes ten times as long as this
  return {
    id: row.id,
    accountId: row.accountId,
    raffId: row.raffId,
    kind: row.kind,
    name: row.name,
    status: row.status,
    statusSince: { after: row.statusAfter, by: row.statusBy },
    projectId: row.projectId,
    projectName: row.projectName,
    environment: row.environment as ResourceRow['environment'],
    environmentFrom: row.environmentFrom as ResourceRow['environmentFrom'],
    owner: toOwner(row.ownerKey, row.ownerName, row.ownerGone),
    ownerConfirmedAt: row.ownerConfirmedAt,
    monthlyCost: row.monthlyCost,
    costSource: row.costSource as ResourceRow['costSource'],
    parent: row.parent,
    addresses: row.addresses,
    tags: row.tags,
    findings: row.findings,
    createdAt: row.createdAt,
    firstSeenAt: row.firstSeenAt,
    firstSeenAfter: row.firstSeenAfter,
    lastSeenAt: lastSeenOf(row, freshness),
    goneAt: row.goneAt,
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
