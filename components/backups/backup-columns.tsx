import type { BackupRow } from '@/lib/contracts/backups'
import { KIND_WORDS } from '@/lib/domain/inventory/kinds'
import { shownName } from '@/lib/domain/inventory/shown-name'
import type { Column } from '../data-table/column'
import { environmentWord } from '../findings/environment-word'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { calendarSentence } from './calendar-sentence'
import { COVERAGE_ORDER, COVERAGE_WORDS } from './coverage-words'
import { RestoreCalendar } from './restore-calendar'

export const BACKUP_COLUMNS: readonly Column<BackupRow>[] = [
  {
    id: 'name',
    header: 'Server or disk',
    isName: true,
    grow: true,
    width: 12,
    value: (row) => row.name,
    cell: (row) => <Named row={row} />,
  },
  {
    id: 'state',
    header: 'State',
    width: 14,
    grow: true,
    value: (row) => COVERAGE_ORDER.indexOf(row.state),
    cell: (row) => <StateAndWhy row={row} />,
  },
  {
    id: 'lastGoodAt',
    header: 'Last good copy',
    width: 8.5,
    value: (row) => row.lastGoodAt,
    cell: (row) => <LastGood row={row} />,
  },
  {
    id: 'calendar',
    header: 'How it is copied, and the last 30 days',
    width: 16.5,
    yields: 1,
    value: (row) => calendarSentence(row.calendar),
    cell: (row) => (
      <div className="wrap-anywhere">
        <span className="block text-fine">{row.scheduleWords}</span>
        <div className="mt-1">
          <RestoreCalendar calendar={row.calendar} />
        </div>
      </div>
    ),
  },
  {
    id: 'schedule',
    header: 'Schedule',
    width: 13,
    yields: 3,
    hiddenAtFirst: true,
    value: (row) => row.scheduleWords,
    cell: (row) => <span className="text-fine wrap-anywhere">{row.scheduleWords}</span>,
  },
  {
    id: 'restorePoints',
    header: 'Good copies',
    width: 6.5,
    align: 'end',
    yields: 4,
    value: (row) => row.restorePoints,
    cell: (row) => row.restorePoints.toLocaleString('en'),
  },
  {
    id: 'restoreTest',
    header: 'Last restore test',
    width: 9,
    yields: 5,
    hiddenAtFirst: true,
    value: (row) => row.lastRestoreTest?.testedOn,
    cell: (row) => <LastTest row={row} />,
  },
  {
    id: 'environment',
    header: 'Environment',
    width: 8,
    yields: 6,
    hiddenAtFirst: true,
    value: (row) => row.environment,
    cell: (row) => environmentWord(row.environment),
  },
]

function Named({ row }: { row: BackupRow }) {
  const where = row.projectName === null ? 'no project' : shownName(row.projectName)
  return (
    <div className="min-w-0">
      <Link kind="ink" href={`/inventory/${row.resourceId}`} className="block max-w-full truncate" title={row.name}>
        <bdi>{shownName(row.name)}</bdi>
      </Link>
      <span className="block truncate font-normal text-fine text-soft" title={where}>
        {KIND_WORDS[row.kind].one}
        {row.kind === 'volume' && row.serverName ? (
          <>
            {' '}
            of <bdi>{shownName(row.serverName)}</bdi>
          </>
        ) : null}{' '}
        · <bdi>{where}</bdi>
      </span>
    </div>
  )
}

function StateAndWhy({ row }: { row: BackupRow }) {
  const { tone, word } = COVERAGE_WORDS[row.state]
  const why = row.state === 'protected' ? undefined : row.reasons[0]
  const more = row.reasons.length - 1
  return (
    <div>
      <StatusMark tone={tone}>{word}</StatusMark>
      {why ? (
        <span className="block text-fine text-soft wrap-anywhere">
          {why.sentence}
          {more > 0 ? ` And ${more} more.` : null}
        </span>
      ) : null}
    </div>
  )
}

function LastGood({ row }: { row: BackupRow }) {
  if (!row.lastGoodAt) return <span className="text-soft">{row.state === 'unknown' ? 'not known' : 'none'}</span>
  return (
    <div>
      <RelativeTime at={row.lastGoodAt} />
      {row.allowanceHours === null ? null : (
        <span className="block text-fine text-soft">allowed {hoursWords(row.allowanceHours)}</span>
      )}
    </div>
  )
}

/** "26 hours", "7 days and 4 hours". */
export function hoursWords(hours: number): string {
  if (hours < 48) return `${hours} hours`
  const rest = hours % 24
  const days = `${Math.floor(hours / 24)} days`
  return rest === 0 ? days : `${days} and ${rest} ${rest === 1 ? 'hour' : 'hours'}`
}

function LastTest({ row: { lastRestoreTest: test } }: { row: BackupRow }) {
  if (!test) return <span className="text-soft">never</span>
  return (
    <div>
      <RelativeTime at={`${test.testedOn}T12:00:00Z`} style="date" />
      <span className="block text-fine text-soft">{test.result === 'worked' ? 'it worked' : 'it failed'}</span>
    </div>
  )
}
