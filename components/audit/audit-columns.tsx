import type { AuditEntryView } from '@/lib/contracts/audit'
import { auditWords } from '@/lib/domain/audit-actions'
import type { Column } from '../data-table/column'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { OUTCOME_WORDS } from './audit-words'

export const AUDIT_COLUMNS: readonly Column<AuditEntryView>[] = [
  {
    id: 'what',
    header: 'What happened',
    isName: true,
    grow: true,
    width: 20,
    value: (entry) => [entry.actor, auditWords(entry.action), entry.target].filter(Boolean).join(' '),
    cell: (entry) => <WhatHappened entry={entry} />,
  },
  {
    id: 'outcome',
    header: 'Outcome',
    width: 7.5,
    yields: 1,
    value: (entry) => OUTCOME_WORDS[entry.outcome].word,
    cell: (entry) => (
      <StatusMark tone={OUTCOME_WORDS[entry.outcome].tone}>{OUTCOME_WORDS[entry.outcome].word}</StatusMark>
    ),
  },
  {
    id: 'at',
    header: 'When',
    width: 9,
    value: (entry) => entry.at,
    cell: (entry) => <RelativeTime at={entry.at} />,
  },
  {
    id: 'why',
    header: 'Why',
    width: 14,
    yields: 3,
    hiddenAtFirst: true,
    value: (entry) => entry.reason,
    cell: (entry) => (entry.reason ? <bdi>{entry.reason}</bdi> : null),
  },
  {
    id: 'project',
    header: 'Project',
    width: 10,
    yields: 4,
    hiddenAtFirst: true,
    value: (entry) => entry.projectName,
    cell: (entry) => (entry.projectName ? <bdi>{entry.projectName}</bdi> : null),
  },
  {
    id: 'seq',
    header: 'Entry',
    width: 5,
    align: 'end',
    yields: 2,
    value: (entry) => entry.seq,
    cell: (entry) => entry.seq.toLocaleString('en'),
  },
]

/** "Dana invited Ana": names stand out, names in other scripts keep their own direction. */
function WhatHappened({ entry }: { entry: AuditEntryView }) {
  return (
    <span className="wrap-anywhere">
      <bdi className="font-medium">{entry.actor}</bdi> {auditWords(entry.action)}
      {entry.target && entry.target !== entry.actor ? (
        <>
          {' '}
          <bdi className="font-medium">{entry.target}</bdi>
        </>
      ) : null}
    </span>
  )
}
