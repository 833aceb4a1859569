'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { api, queryString } from '@/lib/client/api'
import { asProblem } from '@/lib/client/api-problem'
import { completeList, type List } from '@/lib/client/list'
import { queryKeys } from '@/lib/client/query-keys'
import type { FindingAnswer } from '@/lib/contracts/findings'
import type { StaleAnswer } from '@/lib/contracts/stale'
import { DataTable } from '../data-table/data-table'
import { useUrlState } from '../data-table/use-url-state'
import { BulkDecisions } from '../findings/bulk-decisions'
import { REREAD_EVERY_MS } from '../findings/counted'
import type { DecisionRights } from '../findings/decision-rights'
import { COST, ENVIRONMENT, NAME, OWNER, PROJECT, SAVING, SINCE, whyColumn } from '../findings/finding-columns'
import { FindingDetail } from '../findings/finding-detail'
import { subjectName } from '../findings/finding-words'
import { Unknowns } from '../findings/unknowns'
import { useDecisions } from '../findings/use-decisions'
import { Empty } from '../states/empty'
import { NoMatch } from '../states/no-match'
import { Button } from '../ui/button'
import { EvidenceLine } from '../ui/evidence-line'
import { Money } from '../ui/money'
import { PageHead } from '../ui/page-head'
import { GroupHead } from './group-head'
import { ADDRESS, findingsQueryOf, isPlain, queryOf } from './stale-address'
import { StaleFilters } from './stale-filters'
import { shareWords, staleSentence } from './stale-sentence'

const schema = () => import('@/lib/contracts/stale').then(({ staleAnswer }) => staleAnswer)

/** What nobody may need any more, by reason, with what it would save. */
export function StaleView({
  all,
  served,
  servedAt,
  rights,
}: {
  /** Everything that needs a decision, as the server drew it: the page's sentence is about this. */
  all: StaleAnswer
  /** The same for the address as it was asked for. */
  served: StaleAnswer | undefined
  servedAt: string
  rights: DecisionRights
}) {
  const { state, change, clear } = useUrlState(ADDRESS)
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const { ask, question, said } = useDecisions(() => select(new Set()))
  const whole = useStale(ADDRESS, all, servedAt).answer ?? all
  const { answer, list } = useStale(state, isPlain(state) ? all : served, servedAt)
  const columns = useMemo(
    () => [NAME, whyColumn(answer?.asOf), OWNER, SAVING, COST, SINCE, PROJECT, ENVIRONMENT],
    [answer?.asOf],
  )
  const groups = useMemo(() => new Map(answer?.groups.map((group) => [group.code, group])), [answer])
  const share = shareWords(whole)
  const unfold = useCallback(
    (finding: FindingAnswer) => (
      <div className="pt-2">
        <FindingDetail finding={finding} asOf={answer?.asOf} rights={rights} onAsk={ask} />
      </div>
    ),
    [answer?.asOf, rights, ask],
  )

  return (
    <>
      <PageHead
        name="Stale"
        sentence={staleSentence(whole)}
        lead={
          <>
            {share} {whole.saving > 0 ? 'What is found for two reasons is counted once.' : null} Nothing here is
            switched off or deleted: it takes a decision for that.
          </>
        }
        evidence={<EvidenceLine fact="worked out from everything Raff lists" asOf={whole.asOf} />}
      />
      {said}
      {whole.notSeen.length > 0 ? (
        <div className="mb-8">
          <Unknowns title="What we cannot see" unknowns={whole.notSeen} />
        </div>
      ) : null}
      {whole.total === 0 && isPlain(state) ? (
        <Empty
          sentence="Nothing needs a decision here."
          detail="What was kept, put off or exempt is still written down."
          next={<Button onClick={() => change({ state: 'decided' }, 'push')}>Show what was decided</Button>}
        />
      ) : (
        <DataTable<FindingAnswer>
          name="stale"
          things={{ one: 'finding', many: 'findings' }}
          columns={columns}
          list={list}
          rowId={idOf}
          rowName={subjectName}
          groupOf={codeOf}
          groupHead={(code) => <GroupHead group={groups.get(code)} chosen={state.code === code} />}
          selected={selected}
          onSelect={select}
          bulk={(rows) => <BulkDecisions findings={rows} rights={rights} onAsk={ask} />}
          unfold={unfold}
          csv={{ href: `/api/findings/export${queryString(findingsQueryOf(state))}` }}
          sum={answer && answer.total > 0 ? ` about ${countOfThings(answer.things)}` : null}
          totals={answer && answer.saving > 0 ? totalsOf(answer) : {}}
          filters={<StaleFilters state={state} change={change} rules={whole.groups} />}
          nothing={<NoMatch things="findings" onClear={clear} />}
        />
      )}
      {question}
    </>
  )
}

const idOf = (finding: FindingAnswer) => finding.id
const codeOf = (finding: FindingAnswer) => finding.code

function countOfThings(count: number): string {
  return count === 1 ? '1 thing' : `${count.toLocaleString('en')} things`
}

function totalsOf({ saving, unknownSavings }: StaleAnswer) {
  return {
    name: 'Together, nothing counted twice',
    saving: (
      <>
        {unknownSavings > 0 ? '≥ ' : null}
        <Money amount={saving} />
      </>
    ),
  }
}

/** All groups in one answer, their rows below each other in one list. */
function useStale(
  state: typeof ADDRESS,
  served: StaleAnswer | undefined,
  servedAt: string,
): { answer: StaleAnswer | undefined; list: List<FindingAnswer> } {
  const asked = queryOf(state)
  const hash = JSON.stringify(asked)
  const [firstHash] = useState(hash)
  const known = hash === firstHash ? served : undefined
  const query = useQuery({
    queryKey: queryKeys.stale(asked),
    queryFn: ({ signal }) => api('/api/stale', { query: asked, schema, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REREAD_EVERY_MS,
    ...(known ? { initialData: known, initialDataUpdatedAt: Date.parse(servedAt) } : {}),
  })
  const { data, error, isFetching, isPlaceholderData, refetch } = query
  const rows = useMemo(() => data?.groups.flatMap((group) => group.rows) ?? [], [data])
  const problem = error ? asProblem(error) : null
  return {
    answer: data,
    list: {
      ...completeList(rows, data?.asOf),
      total: data?.total ?? rows.length,
      status: data ? 'ready' : problem ? 'problem' : 'loading',
      problem,
      outdated: isPlaceholderData,
      reading: isFetching,
      retry: () => void refetch(),
    },
  }
}
