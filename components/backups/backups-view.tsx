'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { api, queryString } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useList } from '@/lib/client/use-list'
import type { BackupRow, BackupsAnswer } from '@/lib/contracts/backups'
import { DataTable } from '../data-table/data-table'
import { FilterSelect } from '../data-table/filter-select'
import { SearchBox } from '../data-table/search-box'
import { useUrlState } from '../data-table/use-url-state'
import { REREAD_EVERY_MS } from '../findings/counted'
import { ENVIRONMENT_OPTIONS } from '../findings/environment-word'
import { Unknowns } from '../findings/unknowns'
import { useDecisions } from '../findings/use-decisions'
import { Empty } from '../states/empty'
import { NoMatch } from '../states/no-match'
import { EvidenceLine } from '../ui/evidence-line'
import { Explain } from '../ui/explain'
import { PageHead } from '../ui/page-head'
import { BACKUP_COLUMNS } from './backup-columns'
import { BackupDetail, type BackupRights } from './backup-detail'
import { backupsSentence, elsewhereSentence } from './backups-sentence'
import { ADDRESS, type BackupsFilter, changed, filterOf, NOT_PROTECTED } from './backups-address'
import { COVERAGE_ORDER, COVERAGE_WORDS } from './coverage-words'
import { CoveragePicture } from './coverage-picture'
import { CalendarLegend } from './restore-calendar'
import { RestoreTestDialog } from './restore-test-dialog'
import { ViewLinks } from './view-links'

const schema = () => import('@/lib/contracts/backups').then(({ backupsAnswer }) => backupsAnswer)

const STATE_OPTIONS = [
  { value: NOT_PROTECTED, label: 'not protected' },
  ...COVERAGE_ORDER.map((state) => ({ value: state, label: COVERAGE_WORDS[state].word })),
]
const KIND_OPTIONS = [
  { value: 'vm', label: 'servers' },
  { value: 'volume', label: 'disks' },
]

/** Which servers and disks could be brought back, and from when. */
export function BackupsView({
  summary,
  served,
  servedAt,
  rights,
}: {
  /** The sums over everything, as the server drew them. */
  summary: BackupsAnswer
  /** The first rows for the address as it was asked for. */
  served: BackupsAnswer | undefined
  servedAt: string
  rights: BackupRights
}) {
  const { ask, question, said } = useDecisions()
  const { test, testing } = useRestoreTest()
  const { state, change } = useUrlState(ADDRESS)
  // one row is enough: the sums are over everything, whatever is asked for
  const sums = useQuery({
    queryKey: queryKeys.backups({ sums: 'all' }),
    queryFn: ({ signal }) => api('/api/backups', { query: { limit: 1 }, schema, signal }),
    initialData: summary,
    initialDataUpdatedAt: Date.parse(servedAt),
    refetchInterval: REREAD_EVERY_MS,
  }).data
  const filter = useMemo(() => filterOf(state, sums.productionNotProtected), [state, sums.productionNotProtected])
  const list = useList<BackupRow>({
    key: queryKeys.backups(filter),
    path: '/api/backups',
    query: filter,
    schema,
    served,
    servedAt,
  })
  const choose = (name: keyof BackupsFilter) => (value: string) => change(changed(filter, { [name]: value }), 'push')
  const showAll = () => change({ ...ADDRESS, show: 'all' }, 'push')
  const unfold = useCallback(
    (row: BackupRow) => <BackupDetail row={row} rights={rights} onAsk={ask} onTest={test} />,
    [rights, ask, test],
  )
  const elsewhere = elsewhereSentence(sums)

  return (
    <>
      <PageHead
        name="Backups"
        sentence={backupsSentence(sums)}
        lead={
          <>
            {elsewhere} A{' '}
            <Explain term="backup">
              A copy of a whole server, kept beside it, from which it can be brought back as it was then. Stopped
              servers need copies, too.
            </Explain>{' '}
            of a server leaves out the{' '}
            <Explain term="disks">
              A disk can be attached to a server in addition to its own. Only snapshots of the disk itself copy what is
              on it.
            </Explain>{' '}
            attached to it, so these stand here in lines of their own.
          </>
        }
        evidence={
          <EvidenceLine fact="worked out from Raff’s lists of backups, snapshots and schedules" asOf={sums.asOf} />
        }
      />
      {said}
      {sums.blind.length > 0 ? (
        <div className="mb-8">
          <Unknowns title="What we could not read" unknowns={sums.blind} />
        </div>
      ) : null}
      <CoveragePicture summary={sums.summary} />
      {sums.summary.all.total === 0 ? (
        <Empty
          sentence="No server and no disk has been seen here."
          detail="As soon as there is one, this page says whether it could be brought back."
        />
      ) : (
        <>
          <ViewLinks sums={sums} filter={filter} />
          <div className="mb-4">
            <CalendarLegend />
          </div>
          <DataTable<BackupRow>
            name="backups"
            things={{ one: 'server or disk', many: 'servers and disks' }}
            columns={BACKUP_COLUMNS}
            list={list}
            rowId={idOf}
            rowName={nameOf}
            csv={{ href: `/api/backups/export${queryString(filter)}` }}
            unfold={unfold}
            filters={
              <>
                <SearchBox
                  label="Search servers and disks"
                  placeholder="Name or project"
                  value={filter.q}
                  onSearch={(q) => change(changed(filter, { q }))}
                />
                <FilterSelect label="State" value={filter.state} options={STATE_OPTIONS} onChange={choose('state')} />
                <FilterSelect
                  label="Environment"
                  value={filter.environment}
                  options={ENVIRONMENT_OPTIONS}
                  onChange={choose('environment')}
                />
                <FilterSelect
                  label="Project"
                  value={filter.project}
                  options={sums.summary.projects.map(({ projectId, projectName }) => ({
                    value: projectId ?? 'none',
                    label: projectName ?? 'No project',
                  }))}
                  onChange={choose('project')}
                />
                <FilterSelect label="What" value={filter.kind} options={KIND_OPTIONS} onChange={choose('kind')} />
              </>
            }
            nothing={<NoMatch things="servers or disks" onClear={showAll} />}
          />
        </>
      )}
      {question}
      {testing}
    </>
  )
}

const idOf = (row: BackupRow) => row.resourceId
const nameOf = (row: BackupRow) => row.name

/** The form in front of the page; what it said when it was done stands where it was opened. */
function useRestoreTest() {
  const [about, setAbout] = useState<{ row: BackupRow; number: number } | null>(null)
  const [open, setOpen] = useState(false)
  const [said, say] = useState('')
  const number = useRef(0)
  const test = useCallback((row: BackupRow) => {
    number.current += 1
    setAbout({ row, number: number.current })
    setOpen(true)
  }, [])
  const testing = (
    <>
      {about ? (
        <RestoreTestDialog key={about.number} row={about.row} open={open} onClose={() => setOpen(false)} onDone={say} />
      ) : null}
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
  return { test, testing }
}
