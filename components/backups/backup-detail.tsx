'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { BackupAnswer, BackupRow } from '@/lib/contracts/backups'
import { DecisionActs } from '../findings/decision-acts'
import { DecisionLine } from '../findings/decision-line'
import type { DecisionRights } from '../findings/decision-rights'
import { settlingsForRow } from './settlings-for-row'
import { sentencesOf, Unknowns } from '../findings/unknowns'
import type { AskDecision } from '../findings/use-decisions'
import { QueryBoundary } from '../states/query-boundary'
import { Button } from '../ui/button'
import { Facts } from '../ui/facts'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { calendarSentence } from './calendar-sentence'
import { COVERAGE_WORDS } from './coverage-words'
import { RestoreCalendar } from './restore-calendar'

const schema = () => import('@/lib/contracts/backups').then(({ backupAnswer }) => backupAnswer)

const MOST_COPIES = 10

export type BackupRights = DecisionRights & { recordTests: boolean }

/** A row opened: why it is in this state, what was decided, its schedules, its copies, and who tried to restore one. */
export function BackupDetail({
  row,
  rights,
  onAsk,
  onTest,
}: {
  row: BackupRow
  rights: BackupRights
  onAsk: AskDecision
  onTest: (row: BackupRow) => void
}) {
  const exempted = row.state === 'exempt' ? COVERAGE_WORDS[row.trueState].word : null
  return (
    <div className="grid gap-x-14 gap-y-6 pt-2 lg:grid-cols-2">
      <div className="min-w-0 space-y-4">
        <p className="text-soft">{COVERAGE_WORDS[row.state].meaning}</p>
        {exempted ? <p>Without the exemption it would be {exempted}.</p> : null}
        {row.reasons.length > 0 ? (
          <ul className="space-y-1">
            {row.reasons.map(({ code, sentence }) => (
              <li key={`${code} ${sentence}`} className="wrap-anywhere">
                {sentence}
              </li>
            ))}
          </ul>
        ) : null}
        <Unknowns unknowns={sentencesOf(row.unknowns)} />
        <DecisionLine of={{ decision: row.decision, postponed: 0 }} />
        {row.findingId ? (
          <DecisionActs
            about={{ id: row.findingId, version: row.findingVersion ?? undefined, name: row.name }}
            decision={row.decision}
            settlings={settlingsForRow(row)}
            rights={rights}
            onAsk={onAsk}
          />
        ) : null}
        <div>
          <div className="max-w-[300px]">
            <RestoreCalendar calendar={row.calendar} />
          </div>
          <p className="mt-1 text-fine text-soft" aria-hidden="true">
            {calendarSentence(row.calendar)}
          </p>
        </div>
      </div>
      <div className="min-w-0 space-y-6">
        <Facts
          facts={[
            { name: 'Copied', value: row.scheduleWords },
            ...row.schedules.map(({ resourceId, name, words, keepCount }) => ({
              name: 'Schedule',
              value: (
                <>
                  <Link kind="ink" href={`/inventory/${resourceId}`}>
                    <bdi>{name}</bdi>
                  </Link>
                  : {words}
                  {keepCount === null ? ', how many are kept is not known' : `, keeps ${keepCount}`}
                </>
              ),
            })),
            { name: 'Good copies now', value: row.restorePoints.toLocaleString('en') },
          ]}
        />
        <CopiesAndTests row={row} />
        <Button
          size="small"
          onClick={() => onTest(row)}
          whyNot={rights.recordTests ? undefined : 'It takes a member to write down a restore test.'}
        >
          Write down a restore test
        </Button>
      </div>
    </div>
  )
}

function CopiesAndTests({ row }: { row: BackupRow }) {
  const query = useQuery({
    queryKey: queryKeys.backup(row.resourceId),
    queryFn: ({ signal }) => api(`/api/backups/${row.resourceId}`, { schema, signal }),
  })
  return (
    <QueryBoundary query={query} what="copies">
      {(answer) => (
        <>
          <Copies copies={answer.copies} />
          <Tests tests={answer.restoreTests} />
        </>
      )}
    </QueryBoundary>
  )
}

function Copies({ copies }: Pick<BackupAnswer, 'copies'>) {
  if (copies.length === 0) return <p className="text-soft">No copy was ever seen.</p>
  const more = copies.length - MOST_COPIES
  return (
    <div>
      <h3 className="mb-1 font-medium">Its copies, the newest first</h3>
      <ul className="border-rule border-t">
        {copies.slice(0, MOST_COPIES).map((copy) => (
          <li
            key={copy.resourceId}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-rule border-b py-1.5 text-fine"
          >
            <span className="min-w-0 truncate">
              <Link kind="ink" href={`/inventory/${copy.resourceId}`} title={copy.name}>
                <bdi>{copy.name}</bdi>
              </Link>{' '}
              <span className="text-soft">
                {copy.kind}
                {copy.createdAt ? (
                  <>
                    , <RelativeTime at={copy.createdAt} />
                  </>
                ) : (
                  ', of an unknown time'
                )}
              </span>
            </span>
            {copy.goneAt ? (
              <span className="text-soft">
                gone <RelativeTime at={copy.goneAt} style="date" />
              </span>
            ) : (
              <StatusMark tone={copy.good ? 'good' : 'danger'}>{copy.good ? 'good' : 'not good'}</StatusMark>
            )}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="mt-1 text-fine text-soft">And {more.toLocaleString('en')} older ones.</p> : null}
    </div>
  )
}

function Tests({ tests }: { tests: BackupAnswer['restoreTests'] }) {
  if (tests.length === 0)
    return (
      <p className="mt-4 text-soft">Nobody has written down a restore test of it. A copy nobody restored is a hope.</p>
    )
  return (
    <div className="mt-4">
      <h3 className="mb-1 font-medium">Restore tests</h3>
      <ul className="border-rule border-t">
        {tests.map(({ id, testedOn, result, note, by }) => (
          <li key={id} className="border-rule border-b py-1.5 text-fine">
            <StatusMark tone={result === 'worked' ? 'good' : 'danger'}>
              {result === 'worked' ? 'worked' : 'failed'}
            </StatusMark>{' '}
            on <RelativeTime at={`${testedOn}T12:00:00Z`} style="date" />, by <bdi>{by}</bdi>
            {note ? (
              <span className="block font-serif wrap-anywhere">
                “<bdi>{note}</bdi>”
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
