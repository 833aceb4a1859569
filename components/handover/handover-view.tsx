'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api } from '@/lib/client/api'
import { completeList } from '@/lib/client/list'
import { queryKeys } from '@/lib/client/query-keys'
import type { HandoverAnswer, HandoverItem } from '@/lib/contracts/handover'
import { capital, countWords } from '@/lib/domain/number-words'
import { DataTable } from '../data-table/data-table'
import { Empty } from '../states/empty'
import { NoMatch } from '../states/no-match'
import { SearchBox } from '../data-table/search-box'
import { StaleNotice } from '../states/stale-notice'
import { asProblem } from '@/lib/client/api-problem'
import { ButtonLink } from '../ui/link'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { AllToOne } from './all-to-one'
import { HANDOVER_COLUMNS } from './handover-columns'
import { NOTHING_SAID, type Said } from './said'
import { TakeOver } from './take-over'

const handoverSchema = () => import('@/lib/contracts/handover').then((all) => all.handoverAnswer)

const idOf = ({ part, id }: HandoverItem) => `${part}:${id}`
const nameOf = ({ name }: HandoverItem) => name

/** Everything that is somebody's, to be taken over one by one or all at once. */
export function HandoverView({
  served,
  mayEdit,
  managesTeams,
}: {
  served: HandoverAnswer
  mayEdit: boolean
  managesTeams: boolean
}) {
  const query = useQuery({
    queryKey: queryKeys.handover(served.from.key),
    queryFn: ({ signal }) =>
      api('/api/handover', { query: { owner: served.from.key }, schema: handoverSchema, signal }),
    initialData: served,
  })
  const { from, data, total, asOf } = query.data
  const [q, search] = useState('')
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const [said, say] = useState<Said>(NOTHING_SAID)
  const rows = useMemo(() => data.filter(({ name }) => name.toLowerCase().includes(q.trim().toLowerCase())), [data, q])
  const done = (next: Said) => {
    select(new Set())
    say(next)
  }
  const name = <bdi className="wrap-anywhere">{from.name}</bdi>
  return (
    <>
      <PageHead
        name="Handover"
        sentence={
          total === 0 ? (
            <>
              Nothing is {from.gone ? 'left of what' : 'under the name of'} {name}
              {from.gone ? ' had' : ''}.
            </>
          ) : (
            <>
              {name} {from.gone ? 'has left' : 'has'} {countWords(total, 'thing', 'things')}
              {from.gone ? ' behind' : ''}.
            </>
          )
        }
        lead={
          total === 0
            ? undefined
            : from.gone
              ? 'Nobody answers for these until somebody takes them over. Whoever does confirms it themselves.'
              : 'They are still here: nothing changes until you hand something over. Whoever takes it over confirms it themselves.'
        }
      />
      <p role="status" className="text-good not-empty:mb-4">
        {said.sentence}
      </p>
      {said.refused.length > 0 ? (
        <Notice tone="risk" title="These stayed as they were" announce className="mb-6">
          <ul className="space-y-1">
            {said.refused.slice(0, 20).map(({ key, name: what, why }) => (
              <li key={key} className="wrap-anywhere">
                <bdi className="font-medium">{what}</bdi>: {why}
              </li>
            ))}
          </ul>
          {said.refused.length > 20 ? <p>And {countWords(said.refused.length - 20, 'other', 'others')}.</p> : null}
        </Notice>
      ) : null}
      {query.error ? (
        <StaleNotice
          asOf={new Date(query.dataUpdatedAt)}
          why={asProblem(query.error).message}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
      {total === 0 ? (
        <Empty
          sentence="That is done."
          detail="Nothing they owned, stood in for, made or looked into waits for anybody, and they are in no team."
          next={<ButtonLink href="/handover">See who else left something</ButtonLink>}
        />
      ) : (
        <>
          {mayEdit ? <AllToOne from={from} total={total} shown={data.length} onDone={done} /> : null}
          <DataTable<HandoverItem>
            name="handover"
            things={THINGS}
            columns={HANDOVER_COLUMNS}
            list={completeList(rows, asOf)}
            rowId={idOf}
            rowName={nameOf}
            sortedBy="browser"
            csv="rows"
            filters={<SearchBox label="Search these things" placeholder="Name" value={q} onSearch={search} />}
            nothing={<NoMatch things="things" onClear={() => search('')} />}
            {...(mayEdit
              ? {
                  selected,
                  onSelect: select,
                  bulk: (items: readonly HandoverItem[]) => (
                    <TakeOver from={from} items={items} managesTeams={managesTeams} onDone={done} />
                  ),
                }
              : {})}
          />
          {total > data.length ? (
            <p className="mt-4 text-soft">
              {capital(countWords(total - data.length, 'more thing comes', 'more things come'))} once these are handed
              over.
            </p>
          ) : null}
        </>
      )}
    </>
  )
}

const THINGS = { one: 'thing', many: 'things' }
