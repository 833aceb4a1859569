'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { ViewsAnswer } from '@/lib/contracts/views'
import { Link } from '../ui/link'
import { textOfChoices } from '../data-table/address-columns'
import { useColumnChoices } from '../data-table/use-column-choices'
import { type Address, addressOf, isView, queryOfView, tableOf, VIEWS } from './inventory-address'
import { KeptView } from './kept-view'
import { SaveView } from './save-view'

export const viewsSchema = () => import('@/lib/contracts/views').then(({ viewsAnswer }) => viewsAnswer)

/** The questions people ask every week, one press each: ours, and those that they kept under a name. */
export function ViewLinks({ state, served }: { state: Address; served: ViewsAnswer }) {
  const { data } = useQuery({
    queryKey: queryKeys.views(),
    queryFn: ({ signal }) => api('/api/views', { schema: viewsSchema, signal }),
    initialData: served,
    initialDataUpdatedAt: Date.parse(served.asOf),
  })
  const saved = data.data.map((view) => ({ ...view, address: addressOf(view.query) }))
  const { choices } = useColumnChoices(tableOf(state))
  const shown = { ...state, columns: state.columns || textOfChoices(choices) }
  const isShown = ({ address }: { address: Partial<Address> }) =>
    queryOfView({ ...address, columns: address.columns || shown.columns }) === queryOfView(shown)
  const here = saved.find(isShown) ?? saved.find(({ address }) => isView(state, address))
  const ours = VIEWS.find(({ address }) => isView(state, address))
  const isAsKept = here ? isShown(here) : ours !== undefined && queryOfView(ours.address) === queryOfView(state)
  return (
    <div
      className="mb-5 flex items-end justify-between gap-6 border-rule border-b max-sm:flex-col-reverse max-sm:items-stretch max-sm:gap-1"
      data-screen-only
    >
      <nav aria-label="Views" className="-mb-px min-w-0 max-sm:overflow-x-auto">
        <ul className="flex gap-x-6 sm:flex-wrap">
          {VIEWS.map(({ name, address }) => (
            <ViewLink key={name} name={name} address={address} current={isView(state, address)} />
          ))}
          {saved.map(({ id, name, address }) => (
            <ViewLink key={id} name={name} address={address} current={id === here?.id} />
          ))}
        </ul>
      </nav>
      <div className="flex shrink-0 flex-wrap justify-end gap-x-5 pb-1.5">
        {here?.mine ? <KeptView view={here} shown={shown} isAsKept={isAsKept} /> : null}
        {here?.mine || isAsKept ? null : <SaveView shown={shown} />}
      </div>
    </div>
  )
}

function ViewLink({ name, address, current }: { name: string; address: Partial<Address>; current: boolean }) {
  return (
    <li className="shrink-0">
      <Link
        kind="ink"
        href={`/inventory${queryOfView(address)}`}
        scroll={false}
        aria-current={current ? 'page' : undefined}
        className="inline-flex min-h-9 max-w-60 items-center rounded-none border-transparent border-b-2 text-soft no-underline! hover:border-edge aria-[current=page]:border-accent aria-[current=page]:text-ink pointer-coarse:min-h-11"
      >
        <bdi className="truncate">{name}</bdi>
      </Link>
    </li>
  )
}
