import 'server-only'
import type { ResourceAnswer, TimelineEntry } from '../contracts/resource'
import type { InventoryRow } from '../db/inventory-list'
import { type OwnershipChange, ownershipChanges } from '../db/ownership'
import { type ChangeRow, changesOf } from '../db/resource-page'
import { sayChange } from '../domain/inventory/say-change'
import { sayOwnershipChange } from '../domain/ownership/record-ownership'
import { namesFor } from './names-for'

/** Everything that was seen to happen to one thing and that people here said about it, the newest first. */
export async function describeTimeline(
  row: Pick<InventoryRow, 'id' | 'accountId' | 'kind' | 'createdAt' | 'firstSeenAt' | 'firstSeenAfter'>,
  limit: number,
): Promise<Pick<ResourceAnswer, 'timeline' | 'timelineTotal'>> {
  const [changes, said] = await Promise.all([changesOf(row.id, limit), ownershipChanges(row.id, limit)])
  const nameOf = await namesFor(
    row.accountId,
    changes.rows.map(({ field, from, to }) => ({ [field ?? '']: [from, to] })),
  )
  const entries = [
    ...changes.rows.map((change) => ofChange(row.kind, change, nameOf)),
    ...said.map(ofOwnership),
    ...beginnings(row, changes.rows),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { timeline: entries.slice(0, limit), timelineTotal: changes.total - changes.rows.length + entries.length }
}

function ofChange(
  kind: InventoryRow['kind'],
  { what, field, from, to, seenAfter, seenBy }: ChangeRow,
  nameOf: Parameters<typeof sayChange>[2],
): TimelineEntry {
  return {
    what,
    field,
    sentence: sayChange(kind, { what, field, from, to }, nameOf),
    by: null,
    after: seenAfter?.toISOString() ?? null,
    at: seenBy.toISOString(),
  }
}

function ofOwnership({ at, byName, how, before, after }: OwnershipChange): TimelineEntry {
  const said = sayOwnershipChange(how, { before, after })
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
  return { what: 'ownership', field: null, sentence, by: byName, after: null, at: at.toISOString() }
}

/** How its story begins: as Raff tells, and for us. What was seen to appear has a change of its own. */
function beginnings(
  { createdAt, firstSeenAt, firstSeenAfter }: Pick<InventoryRow, 'createdAt' | 'firstSeenAt' | 'firstSeenAfter'>,
  changes: readonly ChangeRow[],
): TimelineEntry[] {
  const line = { field: null, by: null, after: null }
  const entries: TimelineEntry[] = []
  if (firstSeenAfter === null && !changes.some(({ what }) => what === 'appeared'))
    entries.push({ ...line, what: 'watched', sentence: 'It was there when we began watching.', at: firstSeenAt })
  if (createdAt !== null) entries.push({ ...line, what: 'made', sentence: 'Made, as Raff tells.', at: createdAt })
  return entries
}
