'use client'

import { useRouter } from 'next/navigation'
import { queryKeys } from '@/lib/client/query-keys'
import { useList } from '@/lib/client/use-list'
import type { RequestRow, RequestsAnswer, RunSwitchAnswer } from '@/lib/contracts/requests'
import { DataTable } from '../data-table/data-table'
import { FilterSelect } from '../data-table/filter-select'
import { useUrlState } from '../data-table/use-url-state'
import { Empty } from '../states/empty'
import { NoMatch } from '../states/no-match'
import { ButtonLink } from '../ui/link'
import { PageHead } from '../ui/page-head'
import { OpenByCode } from './open-by-code'
import { REQUEST_COLUMNS } from './request-columns'
import { RunSwitch } from './run-switch'
import { requestsSentence } from './requests-sentence'

const FILTERS = { show: '' }

const schema = () => import('@/lib/contracts/requests').then(({ requestsAnswer }) => requestsAnswer)

const SHOWN: Record<string, { label: string; query: Record<string, string> }> = {
  mine: { label: 'waiting for me', query: { waitingFor: 'me' } },
  open: { label: 'not over yet', query: { status: 'waiting,approved,running,postponed,out-of-date' } },
  over: { label: 'over', query: { status: 'done,failed,unknown,kept,expired,stopped' } },
}
const OPTIONS = Object.entries(SHOWN).map(([value, { label }]) => ({ value, label }))

/** Everything that was asked: what waits for this person first. */
export function RequestsView({
  served,
  waiting,
  runs,
  mayAsk,
  mayResume,
}: {
  /** The first page of all, when nothing filters it. */
  served: RequestsAnswer | undefined
  waiting: { forMe: number; open: number }
  runs: RunSwitchAnswer
  mayAsk: boolean
  mayResume: boolean
}) {
  const router = useRouter()
  const { state, change, clear } = useUrlState(FILTERS)
  const query = SHOWN[state.show]?.query ?? {}
  const list = useList<RequestRow>({
    key: queryKeys.requests(query),
    path: '/api/requests',
    query,
    schema,
    served: state.show === '' ? served : undefined,
  })
  return (
    <>
      <PageHead
        name="Requests"
        sentence={requestsSentence(waiting)}
        actions={mayAsk ? <ButtonLink href="/requests/clean-up">Clean up by rule</ButtonLink> : undefined}
        lead="Nothing on Raff changes without a request. Each says what would be lost, what stays and what nobody knows, and is decided by somebody else than whoever asked."
      />
      <OpenByCode />
      <RunSwitch served={runs} mayHalt={mayAsk} mayResume={mayResume} />
      <DataTable<RequestRow>
        name="requests"
        things={{ one: 'request', many: 'requests' }}
        columns={REQUEST_COLUMNS}
        list={list}
        rowId={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) => router.push(`/requests/${id}`)}
        csv="rows"
        filters={
          <FilterSelect
            label="Show"
            anyLabel="all"
            value={state.show}
            options={OPTIONS}
            onChange={(show) => change({ show }, 'push')}
          />
        }
        nothing={
          state.show === '' ? (
            <Empty
              sentence="Nobody has asked for anything yet."
              detail="Ask from the page of a server, a disk, an address or a key, or from what was found stale."
            />
          ) : (
            <NoMatch things="requests" onClear={clear} />
          )
        }
      />
    </>
  )
}
