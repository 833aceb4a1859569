import 'server-only'
import { z } from 'zod'
import type { ResourcesAnswer, resourcesQuery, TotalsAnswer, totalsQuery } from '../contracts/inventory'
import { type InventoryRow, listResources as readResources } from '../db/inventory-list'
import { countResources, groupResources, totalOfResources } from '../db/inventory-totals'
import { type Order, parseOrder } from '../domain/inventory/columns'
import type { Position } from '../domain/inventory/page-segments'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'
import { toInventoryFilter } from './inventory-filter'
import { freshnessOf, toResourceRow } from './resource-row'

/** A page of the inventory, with how many there are on all of them. */
export async function listResources(
  query: z.output<typeof resourcesQuery>,
  viewer: Pick<Viewer, 'personId'>,
  now = new Date(),
): Promise<ResourcesAnswer> {
  const { sort, cursor, skip, limit, ...given } = query
  const order = orderOf(sort)
  const after = cursor === undefined ? null : readCursor(cursor, sort)
  const { filter, context } = await toInventoryFilter(given, viewer)
  const [rows, total] = await Promise.all([
    readResources(filter, order, limit + 1, { after, skip }),
    countResources(filter),
  ])
  const freshness = freshnessOf(context)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    data: page.map((row) => toResourceRow(row, freshness)),
    total,
    ...(rows.length > limit && last ? { nextCursor: writeCursor(sort, last) } : {}),
    asOf: now.toISOString(),
  }
}

/** How many there are and what they cost together, whole and by group: the totals of what is shown. */
export async function totalResources(
  { group, ...given }: z.output<typeof totalsQuery>,
  viewer: Pick<Viewer, 'personId'>,
  now = new Date(),
): Promise<TotalsAnswer> {
  const { filter } = await toInventoryFilter(given, viewer)
  const [total, groups] = await Promise.all([totalOfResources(filter), group ? groupResources(filter, group) : []])
  return { total, groups, asOf: now.toISOString() }
}

export function orderOf(sort: string): Order {
  return parseOrder(sort) ?? { by: 'name', descending: false }
}

/** The order goes into it: continued in another one it would leave rows out without a word. */
function writeCursor(sort: string, { gone, sortValue, sortName, id }: InventoryRow): string {
  return Buffer.from(JSON.stringify([sort, gone, sortValue, sortName, id])).toString('base64url')
}

const position = z.tuple([z.string(), z.boolean(), z.string().nullable(), z.string(), z.uuid()])

function readCursor(cursor: string, sort: string): Position {
  try {
    const [of, gone, value, sortName, id] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (of === sort) return { gone, value, sortName, id }
  } catch {
    // said below
  }
  const message = 'Send the nextCursor of an earlier answer to the same question, in the same order.'
  throw new Refusal('invalid', message, { fields: { cursor: message } })
}
