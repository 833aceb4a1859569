import type { RequestRow } from '@/lib/contracts/requests'
import { RISK_WORDS } from '@/lib/domain/requests/risk'
import type { Column } from '../data-table/column'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { LEVEL_TONES, STATUS_SHORT, STATUS_TONES } from './request-words'

export const REQUEST_COLUMNS: readonly Column<RequestRow>[] = [
  {
    id: 'title',
    header: 'What is asked',
    isName: true,
    grow: true,
    width: 16,
    value: ({ title }) => title,
    cell: ({ title, reason }) => (
      <>
        <span className="wrap-anywhere block font-medium">{title}</span>
        <bdi className="line-clamp-1 font-normal font-serif text-soft">{reason}</bdi>
      </>
    ),
  },
  {
    id: 'status',
    header: 'Where it stands',
    width: 10,
    value: ({ statusWords }) => statusWords,
    cell: ({ status, waitsForMe, postponedTimes }) => (
      <>
        <StatusMark tone={STATUS_TONES[status]}>{STATUS_SHORT[status]}</StatusMark>
        {waitsForMe ? <span className="block font-medium text-fine">waits for you</span> : null}
        {postponedTimes > 0 ? (
          <span className="block text-fine text-soft">
            put off {postponedTimes === 1 ? 'once' : `${postponedTimes} times`}
          </span>
        ) : null}
      </>
    ),
  },
  {
    id: 'level',
    header: 'Risk',
    width: 8,
    yields: 2,
    value: ({ level }) => RISK_WORDS[level],
    cell: ({ level }) => <StatusMark tone={LEVEL_TONES[level]}>{RISK_WORDS[level]}</StatusMark>,
  },
  {
    id: 'asked',
    header: 'Who asks',
    width: 9,
    yields: 1,
    value: ({ askedBy }) => askedBy.name,
    cell: ({ askedBy, askedAt }) => (
      <>
        <bdi className="wrap-anywhere block">{askedBy.name}</bdi>
        <span className="text-fine text-soft">
          <RelativeTime at={askedAt} />
        </span>
      </>
    ),
  },
  {
    id: 'votes',
    header: 'Approvals',
    align: 'end',
    width: 6,
    yields: 3,
    value: ({ votesGiven, votesNeeded }) => `${votesGiven} of ${votesNeeded}`,
    cell: ({ votesGiven, votesNeeded }) => (votesNeeded === 0 ? 'none needed' : `${votesGiven} of ${votesNeeded}`),
  },
  {
    id: 'code',
    header: 'Code',
    width: 7,
    yields: 4,
    value: ({ code }) => code,
    cell: ({ code }) => <span className="whitespace-nowrap font-mono text-soft">{code}</span>,
  },
]
