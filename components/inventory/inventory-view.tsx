'use client'

import type { ResourcesAnswer, TotalsAnswer } from '@/lib/contracts/inventory'
import type { ViewsAnswer } from '@/lib/contracts/views'
import { useUrlState } from '../data-table/use-url-state'
import type { Facets } from './facets'
import { GroupsTable } from './groups-table'
import { ADDRESS, askedBy, groupingOf } from './inventory-address'
import { InventoryTable } from './inventory-table'
import { ViewLinks } from './view-links'

/** The inventory below its sentence: one row a thing, or one row a group of things. */
export function InventoryView({
  facets,
  servedFor,
  served,
  servedTotals,
  servedViews,
  mayGiveOwners,
  mine,
}: {
  facets: Facets
  /** The address for which the server drew the rows and totals; for any other one they would be wrong. */
  servedFor: string
  served: ResourcesAnswer | undefined
  servedTotals: TotalsAnswer | undefined
  servedViews: ViewsAnswer
  mayGiveOwners: boolean
  /** Keys of the owners that the one who looks is. */
  mine: readonly string[]
}) {
  const { state, change, clear } = useUrlState(ADDRESS)
  const group = groupingOf(state.group)
  const isServed = askedBy(state) === servedFor
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
          served={isServed ? servedTotals : undefined}
        />
      ) : (
        <InventoryTable
          state={state}
          change={change}
          clear={clear}
          facets={facets}
          served={isServed ? served : undefined}
          servedTotals={isServed ? servedTotals : undefined}
          mayGiveOwners={mayGiveOwners}
          mine={mine}
        />
      )}
    </>
  )
}
