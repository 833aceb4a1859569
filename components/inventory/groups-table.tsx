'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '@/lib/client/api'
import { asProblem } from '@/lib/client/api-problem'
import { type List, completeList } from '@/lib/client/list'
import { queryKeys } from '@/lib/client/query-keys'
import type { TotalsAnswer } from '@/lib/contracts/inventory'
import type { Group } from '@/lib/domain/inventory/columns'
import { DataTable } from '../data-table/data-table'
import { sortFromText, sortToText } from '../data-table/sort-text'
import { NoMatch } from '../states/no-match'
import { CostSum } from './cost-sum'
import type { Facets } from './facets'
import { GroupContents } from './group-contents'
import { type GroupRow, groupColumns, groupName } from './group-columns'
import { type Address, filterOf, filtersInWords, tableOf } from './inventory-address'
import { InventoryFilters } from './inventory-filters'
import { namesOf } from './names-of'
import { useAddressColumns } from './use-address-columns'

const totalsSchema = () => import('@/lib/contracts/inventory').then(({ totalsAnswer }) => totalsAnswer)

const THINGS: Record<Group, { one: string; many: string }> = {
  project: { one: 'project', many: 'projects' },
  owner: { one: 'owner', many: 'owners' },
  environment: { one: 'environment', many: 'environments' },
  tag: { one: 'tag', many: 'tags' },
  kind: { one: 'kind', many: 'kinds' },
  status: { one: 'status', many: 'statuses' },
}

const idOf = ({ key }: GroupRow) => key ?? 'none'
const NO_GROUPS: GroupRow[] = []

/** One row a project, an owner, a tag: how much each holds and costs. A row opens to what is in it. */
export function GroupsTable({
  group,
  state,
  change,
  clear,
  facets,
  served,
}: {
  group: Group
  state: Address
  change: (changes: Partial<Address>, history?: 'replace' | 'push') => void
  clear: () => void
  facets: Facets
  served: TotalsAnswer | undefined
}) {
  const filter = filterOf(state)
  const query = { ...filter, group }
  const totals = useQuery({
    queryKey: queryKeys.resourceTotals(query),
    queryFn: ({ signal }) => api('/api/resources/totals', { query, schema: totalsSchema, signal }),
    placeholderData: (before: TotalsAnswer | undefined) => before,
    ...(served ? { initialData: served, initialDataUpdatedAt: Date.parse(served.asOf) } : {}),
  })
  const { data, error, isPlaceholderData, isFetching, refetch } = totals
  const rows = data?.groups ?? NO_GROUPS
  const cost = data?.total.monthlyCost ?? 0
  const columns = useMemo(() => groupColumns(group, cost), [group, cost])
  const sort = sortFromText(state.sort, columns)
  const problem = error ? asProblem(error) : null
  const list: List<GroupRow> = {
    ...completeList(rows, data?.asOf),
    status: data ? 'ready' : problem ? 'problem' : 'loading',
    total: data ? rows.length : undefined,
    problem,
    outdated: isPlaceholderData,
    reading: isFetching,
    retry: () => void refetch(),
  }
  const name = tableOf(state)
  const columnChoices = useAddressColumns(name, state.columns, change)
  return (
    <DataTable<GroupRow>
      name={name}
      columnChoices={columnChoices}
      things={THINGS[group]}
      columns={columns}
      list={list}
      rowId={idOf}
      rowName={(row) => groupName(group, row)}
      sort={sort}
      onSort={(next) => change({ sort: sortToText(next) }, 'push')}
      sortedBy="browser"
      csv="rows"
      sum={data ? <CostSum total={data.total} /> : null}
      totals={data ? { name: 'Together', cost: <CostSum total={data.total} inColumn /> } : undefined}
      unfold={(row) => <GroupContents group={group} row={row} filter={filter} />}
      filters={<InventoryFilters state={state} facets={facets} change={change} />}
      nothing={<NoMatch things="things" filters={filtersInWords(state, namesOf(facets))} onClear={clear} />}
    />
  )
}
