'use client'

import { queryString } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useList } from '@/lib/client/use-list'
import type { AuditEntryView, AuditPage } from '@/lib/contracts/audit'
import { AUDIT_ACTIONS, AUDIT_OUTCOMES } from '@/lib/domain/audit-actions'
import { DataTable } from '../data-table/data-table'
import { FilterSelect } from '../data-table/filter-select'
import { SearchBox } from '../data-table/search-box'
import { useUrlState } from '../data-table/use-url-state'
import { NoMatch } from '../states/no-match'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { AUDIT_COLUMNS } from './audit-columns'
import { OUTCOME_WORDS } from './audit-words'
import { EntryDetail } from './entry-detail'
import { isPeriod, PERIODS, startOfPeriod } from './periods'

const FILTERS = { q: '', actor: '', action: '', target: '', outcome: '', period: '' }

const answerSchema = () => import('@/lib/contracts/audit').then(({ auditPage }) => auditPage)

const ACTION_OPTIONS = Object.entries(AUDIT_ACTIONS).map(([value, label]) => ({ value, label }))
const OUTCOME_OPTIONS = AUDIT_OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value].word }))
const PERIOD_OPTIONS = Object.entries(PERIODS).map(([value, { label }]) => ({ value, label }))

/** The log, newest first: who, what, whom, when and how it ended; each entry opens to what changed. */
export function AuditTable({
  actors,
  served,
}: {
  actors: readonly { id: string; name: string }[]
  /** The newest entries, when nothing filters them. */
  served: AuditPage | undefined
}) {
  const { state, change, clear } = useUrlState(FILTERS)
  const now = useNow()
  const { period, ...asked } = state
  const from = isPeriod(period) && now ? startOfPeriod(period, now).toISOString() : ''
  const query = { ...asked, from }
  const list = useList({ key: queryKeys.audit(query), path: '/api/audit', query, schema: answerSchema, served })
  const choose = (name: keyof typeof FILTERS) => (value: string) => change({ [name]: value }, 'push')

  return (
    <DataTable<AuditEntryView>
      name="audit"
      things={{ one: 'entry', many: 'entries' }}
      columns={AUDIT_COLUMNS}
      list={list}
      rowId={(entry) => String(entry.seq)}
      rowName={(entry) => `entry ${entry.seq}`}
      csv={{ href: `/api/audit/export${queryString({ ...query, format: 'csv' })}` }}
      unfold={(entry) => <EntryDetail entry={entry} />}
      filters={
        <>
          <SearchBox
            label="Search the log"
            placeholder="Who, whom, what or why"
            value={state.q}
            onSearch={(q) => change({ q })}
          />
          {state.target ? (
            <Button size="small" onClick={() => change({ target: '' }, 'push')}>
              Only about <bdi>{state.target}</bdi>: show all
            </Button>
          ) : null}
          <FilterSelect
            label="Who"
            anyLabel="anybody"
            value={state.actor}
            options={actors.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={choose('actor')}
          />
          <FilterSelect
            label="What"
            anyLabel="anything"
            value={state.action}
            options={ACTION_OPTIONS}
            onChange={choose('action')}
          />
          <FilterSelect label="Outcome" value={state.outcome} options={OUTCOME_OPTIONS} onChange={choose('outcome')} />
          <FilterSelect
            label="When"
            anyLabel="ever"
            value={period}
            options={PERIOD_OPTIONS}
            onChange={choose('period')}
          />
        </>
      }
      nothing={<NoMatch things="entries" onClear={clear} />}
    />
  )
}
