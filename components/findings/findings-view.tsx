'use client'

import { useCallback, useMemo, useState } from 'react'
import { queryString } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useList } from '@/lib/client/use-list'
import type { FindingAnswer, FindingsAnswer } from '@/lib/contracts/findings'
import { DataTable } from '../data-table/data-table'
import { useUrlState } from '../data-table/use-url-state'
import { Empty } from '../states/empty'
import { NoMatch } from '../states/no-match'
import { Button } from '../ui/button'
import { BulkDecisions } from './bulk-decisions'
import type { DecisionRights } from './decision-rights'
import { COST, ENVIRONMENT, NAME, OWNER, PROJECT, RULE, SAVING, SEVERITY, SINCE, whyColumn } from './finding-columns'
import { FindingDetail } from './finding-detail'
import { subjectName } from './finding-words'
import { ADDRESS } from './findings-address'
import { FindingsFilters } from './findings-filters'
import { useDecisions } from './use-decisions'

const schema = () => import('@/lib/contracts/findings').then(({ findingsAnswer }) => findingsAnswer)

/** Everything that was found, the worst first: what is due, what was decided, and what is settled. */
export function FindingsView({
  served,
  servedAt,
  rules,
  rights,
}: {
  /** The first rows for the address as it was asked for. */
  served: FindingsAnswer | undefined
  servedAt: string
  /** What can be chosen to filter by. */
  rules: FindingsAnswer['rules']
  rights: DecisionRights
}) {
  const { state, change, clear } = useUrlState(ADDRESS)
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const { ask, question, said } = useDecisions(() => select(new Set()))
  const isPlain = Object.values(state).every((value) => value === '')
  const list = useList<FindingAnswer>({
    key: queryKeys.findings(state),
    path: '/api/findings',
    query: state,
    schema,
    served,
    servedAt,
  })
  const columns = useMemo(
    () => [
      NAME,
      SEVERITY,
      RULE,
      whyColumn(list.asOf),
      OWNER,
      { ...SAVING, yields: 6, hiddenAtFirst: true },
      COST,
      SINCE,
      PROJECT,
      ENVIRONMENT,
    ],
    [list.asOf],
  )
  const unfold = useCallback(
    (finding: FindingAnswer) => (
      <div className="pt-2">
        <FindingDetail finding={finding} asOf={list.asOf} rights={rights} onAsk={ask} />
      </div>
    ),
    [list.asOf, rights, ask],
  )
  return (
    <>
      {said}
      <DataTable<FindingAnswer>
        name="findings"
        things={{ one: 'finding', many: 'findings' }}
        columns={columns}
        list={list}
        rowId={idOf}
        rowName={subjectName}
        selected={selected}
        onSelect={select}
        bulk={(rows) => <BulkDecisions findings={rows} rights={rights} onAsk={ask} />}
        unfold={unfold}
        csv={{ href: `/api/findings/export${queryString(state)}` }}
        filters={<FindingsFilters state={state} change={change} rules={rules} />}
        nothing={
          isPlain ? (
            <Empty
              sentence="Nothing is left to decide on."
              detail="What was kept, put off or exempt is still written down."
              next={<Button onClick={() => change({ state: 'decided' }, 'push')}>Show what was decided</Button>}
            />
          ) : (
            <NoMatch things="findings" onClear={clear} />
          )
        }
      />
      {question}
    </>
  )
}

const idOf = (finding: FindingAnswer) => finding.id
