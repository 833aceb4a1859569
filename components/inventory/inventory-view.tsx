'use client'

import type { ResourcesAnswer, TotalsAnswer } from '@/lib/contracts/inventory'
import type { ViewsAnswer } from '@/lib/contracts/views'
import { useUrlState } from '../data-table/use-url-state'
import type { Facets } from './facets'
import { GroupsTable } from './groups-table'
import { ADDRESS, groupingOf } from './inventory-address'
import { InventoryTable } from './inventory-table'
import { ViewLinks } from './view-links'

/** The inventory below its sentence: one row a thing, or one row a group of things. */
export function InventoryView({
  facets,
  served,
  servedTotals,
  servedViews,
  mayGiveOwners,
}: {
  facets: Facets
  /** The first rows for the address as it was asked for. */
  served: ResourcesAnswer | undefined
  servedTotals: TotalsAnswer | undefined
  servedViews: ViewsAnswer
  mayGiveOwners: boolean
}) {
  const { state, change, clear } = useUrlState(ADDRESS)
  const group = groupingOf(state.group)
  return (
    <>
      <ViewLinks state={state} served={servedViews} />
      {group ? (
        <GroupsTable
          key={group}
          group={group}
          state={state}
          change={change}
          clear={clear}
          facets={facets}
          served={servedTotals}
        />
      ) : (
        <InventoryTable
          state={state}
          change={change}
          clear={clear}
          facets={facets}
          served={served}
          servedTotals={servedTotals}
          mayGiveOwners={mayGiveOwners}
        />
      )}
    </>
  )
}
