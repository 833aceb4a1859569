'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import { api, queryString } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useLongList } from '@/lib/client/use-long-list'
import type { ResourceRow, ResourcesAnswer, TotalsAnswer } from '@/lib/contracts/inventory'
import { DataTable } from '../data-table/data-table'
import { sortFromText, sortToText } from '../data-table/sort-text'
import { NoMatch } from '../states/no-match'
import { BulkOwners } from './bulk-owners'
import type { Facets } from './facets'
import { CostSum } from './cost-sum'
import { type Address, filterOf, filtersInWords, tableOf } from './inventory-address'
import { EXPORTED, INVENTORY_COLUMNS } from './inventory-columns'
import { InventoryFilters } from './inventory-filters'
import { namesOf } from './names-of'
import { PAGE_SIZE } from './page-size'
import { SaidBar } from './said-bar'
import { useAddressColumns } from './use-address-columns'
import { useSelection } from './use-selection'

const listSchema = () => import('@/lib/contracts/inventory').then(({ resourcesAnswer }) => resourcesAnswer)
const totalsSchema = () => import('@/lib/contracts/inventory').then(({ totalsAnswer }) => totalsAnswer)

const THINGS = { one: 'thing', many: 'things' }
const idOf = ({ id }: ResourceRow) => id
const nameOf = ({ name }: ResourceRow) => name

/** Everything there is, a row each: as many as there are, sorted and searched by the API. */
export function InventoryTable({
  state,
  change,
  clear,
  facets,
  served,
  servedTotals,
  mayGiveOwners,
  mine,
}: {
  state: Address
  change: (changes: Partial<Address>, history?: 'replace' | 'push') => void
  clear: () => void
  facets: Facets
  served: ResourcesAnswer | undefined
  servedTotals: TotalsAnswer | undefined
  mayGiveOwners: boolean
  mine: readonly string[]
}) {
  const router = useRouter()
  const filter = filterOf(state)
  const query = { ...filter, sort: state.sort }
  const list = useLongList<ResourceRow>({
    key: queryKeys.resources(query),
    path: '/api/resources',
    query,
    schema: listSchema,
    served,
    pageSize: PAGE_SIZE,
  })
  const totals = useQuery({
    queryKey: queryKeys.resourceTotals(filter),
    ...(servedTotals ? { initialData: servedTotals, initialDataUpdatedAt: Date.parse(servedTotals.asOf) } : {}),
    queryFn: ({ signal }) => api('/api/resources/totals', { query: filter, schema: totalsSchema, signal }),
  })
  const sum = totals.data?.total
  const open = useCallback(({ id }: ResourceRow) => router.push(`/inventory/${id}`), [router])
  const selection = useSelection(list.rows)
  const name = tableOf(state)
  const columnChoices = useAddressColumns(name, state.columns, change)
  const [said, say] = useState('')
  const { select: keepSelected } = selection
  const select = useCallback(
    (ids: ReadonlySet<string>) => {
      say('')
      keepSelected(ids)
    },
    [keepSelected],
  )
  const done = (sentence: string) => {
    selection.select(new Set())
    say(sentence)
  }
  return (
    <>
      <DataTable<ResourceRow>
        name={name}
        things={THINGS}
        columns={INVENTORY_COLUMNS}
        columnChoices={columnChoices}
        list={list}
        rowId={idOf}
        rowName={nameOf}
        sort={sortFromText(state.sort, INVENTORY_COLUMNS)}
        onSort={(sort) => change({ sort: sortToText(sort) }, 'push')}
        onOpen={open}
        {...(mayGiveOwners
          ? {
              selected: selection.ids,
              onSelect: select,
              bulk: () => (
                <BulkOwners
                  things={selection.things}
                  mine={mine}
                  filter={filter}
                  total={list.total ?? 0}
                  onDone={done}
                />
              ),
            }
          : {})}
        sum={sum ? <CostSum total={sum} /> : null}
        totals={sum ? { name: 'All of these', cost: <CostSum total={sum} inColumn /> } : undefined}
        filters={<InventoryFilters state={state} facets={facets} change={change} />}
        nothing={<NoMatch things="things" filters={filtersInWords(state, namesOf(facets))} onClear={clear} />}
        csv={{
          href: (shown) =>
            `/api/resources/export${queryString({ ...query, columns: shown.flatMap((id) => EXPORTED[id] ?? []).join(',') })}`,
        }}
      />
      <SaidBar sentence={said} onClose={() => say('')} />
    </>
  )
}
