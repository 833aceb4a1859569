import 'server-only'
import { type TotalsAnswer, totalsQuery } from '../contracts/inventory'
import { groupResources, totalOfResources } from '../db/inventory-totals'
import type { Group } from '../domain/inventory/columns'
import type { Kind } from '../domain/inventory/kinds'
import { type InventoryState, inventoryState } from '../domain/inventory/inventory-state'
import type { Viewer } from '../domain/person'
import { toInventoryFilter } from './inventory-filter'
import { totalResources } from './list-resources'

/** What can be chosen to filter by: what there is, and how many. */
export type Facets = {
  kinds: Record<string, number>
  statuses: string[]
  projects: { value: string; name: string; count: number }[]
  owners: { value: string; name: string; count: number }[]
  tags: { value: string; count: number }[]
}

export type InventoryDescription = {
  totals: TotalsAnswer
  unownedServers: number
  facets: Facets
  state: InventoryState
  accounts: { id: string; name: string }[]
  /** What runs, keeps or costs something and was not read to the end: there may be more of it than is known. */
  unsure: Kind[]
}

const TOLD: readonly Kind[] = ['vm', 'volume', 'backup', 'snapshot', 'ip']

/** The truth of the whole inventory, and what it can be narrowed by. */
export async function describeInventory(
  viewer: Pick<Viewer, 'personId'>,
  now = new Date(),
): Promise<InventoryDescription> {
  const { filter, context } = await toInventoryFilter(totalsQuery.parse({}), viewer)
  const by = (group: Group) => groupResources(filter, group)
  const [totals, unowned, projects, owners, statuses, tags] = await Promise.all([
    totalResources(totalsQuery.parse({ group: 'kind' }), viewer),
    totalOfResources({ ...filter, kind: ['vm'], owner: ['none'] }),
    by('project'),
    by('owner'),
    by('status'),
    by('tag'),
  ])
  const { accounts, reads, spots } = context
  const isRead = (kind: Kind) =>
    spots.every((spot) => spot.kind !== kind) &&
    accounts.every(({ id }) =>
      reads.some((read) => read.accountId === id && read.kind === kind && read.completeAt !== null),
    )
  return {
    totals,
    unownedServers: unowned.count,
    facets: {
      kinds: Object.fromEntries(totals.groups.map(({ key, count }) => [key, count])),
      statuses: namedOf(statuses).map(({ value }) => value),
      projects: namedOf(projects),
      owners: namedOf(owners),
      tags: namedOf(tags),
    },
    state: inventoryState(totals.total.count, accounts, now),
    accounts: accounts.map(({ id, name }) => ({ id, name })),
    unsure: TOLD.filter((kind) => !isRead(kind)),
  }
}

function namedOf(groups: TotalsAnswer['groups']): { value: string; name: string; count: number }[] {
  return groups
    .flatMap(({ key, name, count }) => (key === null ? [] : [{ value: key, name: name ?? key, count }]))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}
