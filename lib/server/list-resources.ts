import 'server-only'
import type { z } from 'zod'
import type { ResourcesAnswer, resourcesQuery, TotalsAnswer, totalsQuery } from '../contracts/inventory'
import { pageOfResources } from '../db/inventory-list'
import { groupResources, totalOfResources } from '../db/inventory-totals'
import { type Order, parseOrder } from '../domain/inventory/columns'
import type { Viewer } from '../domain/person'
import { toInventoryFilter } from './inventory-filter'
import { readCursor, writeCursor } from './inventory-cursor'
import { asOf, freshnessOf, toResourceRow } from './resource-row'

/** A page of the inventory, with how many there are on all of them. */
export async function listResources(
  query: z.output<typeof resourcesQuery>,
  viewer: Pick<Viewer, 'personId'>,
  now = new Date(),
): Promise<ResourcesAnswer> {
  const { sort, cursor, skip, limit, ...given } = query
  const order = orderOf(sort)
  const after = cursor === undefined ? null : readCursor(cursor, { sort, ...given })
  const { filter, context } = await toInventoryFilter(given, viewer)
  const { rows, total } = await pageOfResources(filter, order, { after, skip, limit: limit + 1 })
  const freshness = freshnessOf(context)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    data: page.map((row) => toResourceRow(row, freshness)),
    total,
    ...(rows.length > limit && last ? { nextCursor: writeCursor(last, { sort, ...given }) } : {}),
    asOf: asOf(filter, context, now),
  }
}

/** How many there are and what they cost together, whole and by group: the totals of what is shown. */
export async function totalResources(
  { group, ...given }: z.output<typeof totalsQuery>,
  viewer: Pick<Viewer, 'personId'>,
  now = new Date(),
): Promise<TotalsAnswer> {
  const { filter, context } = await toInventoryFilter(given, viewer)
  const [total, groups] = await Promise.all([totalOfResources(filter), group ? groupResources(filter, group) : []])
  return { total, groups, asOf: asOf(filter, context, now) }
}

export function orderOf(sort: string): Order {
  return parseOrder(sort) ?? { by: 'name', descending: false }
}
