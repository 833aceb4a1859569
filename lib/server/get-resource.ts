import 'server-only'
import type { z } from 'zod'
import type { ResourceAnswer, resourceQuery } from '../contracts/resource'
import { listConnections } from '../db/connections'
import { inventoryContext } from '../db/inventory-context'
import { findResource, type InventoryRow } from '../db/inventory-list'
import { findAccount } from '../db/raff-accounts'
import { interfacesAbout, relatedThings } from '../db/related-things'
import { factsOf, secretChangesOf } from '../db/resource-page'
import type { ApiKeyFacts, Facts } from '../domain/inventory/facts'
import { factLines, interfaceLines, otherLines } from '../domain/inventory/fact-lines'
import { livePath } from '../domain/inventory/live-path'
import { costSentence } from '../domain/inventory/monthly-cost'
import { ownerSentence } from '../domain/inventory/owner'
import type { Thing } from '../domain/inventory/relations'
import { secretAge } from '../domain/inventory/secret-age'
import { statusSentence } from '../domain/inventory/status-sentence'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'
import { describeFreshness } from './describe-freshness'
import { describeOwnership } from './describe-ownership'
import { describeRelations } from './describe-relations'
import { describeTimeline } from './describe-timeline'
import { namesFor } from './names-for'
import { freshnessOf, toResourceRow } from './resource-row'

/** One thing with all that is known about it. A thing of an account that was left is as good as missing. */
export async function getResource(
  id: string,
  { timeline: lines }: z.output<typeof resourceQuery>,
  viewer: Pick<Viewer, 'personId' | 'email' | 'role'>,
  now = new Date(),
): Promise<ResourceAnswer> {
  const row = await findResource(id)
  if (!row) throw new Refusal('not-found', NOT_HERE)
  const [account, context, facts] = await Promise.all([findAccount(row.accountId), inventoryContext(), factsOf(id)])
  const thing = toThing(row, facts)
  const interfaces = await interfacesAbout(row.accountId, thing)
  const own = row.kind === 'vm' ? interfaces : []
  const [ownership, related, nameOf, timeline, freshness, live, secretSentence] = await Promise.all([
    describeOwnership(id, viewer),
    relatedThings(row.accountId, thing, interfaces),
    namesFor(row.accountId, [facts, own]),
    describeTimeline(row, lines),
    describeFreshness(row, now),
    liveReading(row),
    secretSentenceOf(row, facts, now),
  ])
  const shown = toResourceRow(row, freshnessOf(context))
  return {
    ...shown,
    accountName: account?.name ?? '',
    practice: account?.practice ?? false,
    facts: [...factLines(row.kind, facts, nameOf), ...interfaceLines(own, nameOf)],
    other: otherLines(facts),
    statusSentence: statusSentence(momentsOf(row), now),
    secretSentence,
    costSentence: costSentence({ amount: shown.monthlyCost, source: shown.costSource }),
    ownership,
    ownerSentence: ownerSentence(shown.owner, toDate(row.ownerConfirmedAt), now),
    ...describeRelations(thing, related, interfaces),
    ...timeline,
    freshness: { ...freshness, blind: shown.blind },
    live,
    asOf: now.toISOString(),
  }
}

const NOT_HERE =
  'There is no such thing in the inventory. It may belong to an account that is not connected here any more.'

function toThing({ parentKind, parentRaffId, ...row }: InventoryRow, facts: Facts): Thing {
  const parent = parentKind && parentRaffId !== null ? { kind: parentKind, raffId: parentRaffId } : null
  return { ...row, parent, facts }
}

function momentsOf({ kind, status, statusAfter, statusBy, createdAt, gone, goneAfter, goneAt }: InventoryRow) {
  return {
    kind,
    status,
    since: { after: toDate(statusAfter), by: new Date(statusBy) },
    createdAt: toDate(createdAt),
    gone: gone && goneAt !== null ? { after: toDate(goneAfter), by: new Date(goneAt) } : null,
  }
}

async function secretSentenceOf(row: InventoryRow, facts: Facts, now: Date): Promise<string | null> {
  if (row.kind !== 'api-key') return null
  const replaced = await secretChangesOf(row.id)
  const firstSeen = { after: toDate(row.firstSeenAfter), by: new Date(row.firstSeenAt) }
  return secretAge({ createdAt: toDate((facts as ApiKeyFacts).createdAt), firstSeen, replaced }, now).sentence
}

/** Through the first key for reading that works; what is gone cannot be read. */
async function liveReading({
  accountId,
  kind,
  raffId,
  projectId,
  gone,
}: InventoryRow): Promise<ResourceAnswer['live']> {
  const path = gone ? null : livePath(kind, raffId, projectId)
  if (path === null) return null
  const connections = await listConnections({ accountId, purpose: 'read' })
  const connection = connections.find(({ standing }) => standing === 'working') ?? connections[0]
  return connection ? { connectionId: connection.id, path } : null
}

function toDate(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso)
}
