import type { FindingAnswer } from '@/lib/contracts/findings'
import type { Column } from '../data-table/column'
import { Money } from '../ui/money'
import { StatusMark } from '../ui/status-mark'
import { DecisionLine } from './decision-line'
import { environmentWord } from './environment-word'
import { FindingEvidence } from './finding-evidence'
import { AREA_WORDS, SEVERITY_WORDS, subjectName } from './finding-words'
import { Saving } from './saving'
import { SubjectName } from './subject-name'

export const NAME: Column<FindingAnswer> = {
  id: 'name',
  header: 'What',
  isName: true,
  width: 15,
  grow: true,
  value: subjectName,
  cell: (finding) => <SubjectName finding={finding} />,
}

/** fact · since when seen · source · how fresh: the evidence of each row in one cell, and what was decided on it. */
export function whyColumn(asOf: string | undefined): Column<FindingAnswer> {
  return {
    id: 'why',
    header: 'Why, and how we know',
    width: 20,
    grow: true,
    value: ({ reasons }) => reasons.map(({ sentence }) => sentence).join(' '),
    cell: (finding) => (
      <div className="space-y-1 wrap-anywhere">
        <p>{finding.reasons.map(({ sentence }) => sentence).join(' ')}</p>
        <FindingEvidence finding={finding} asOf={asOf} />
        <DecisionLine of={finding} />
      </div>
    ),
  }
}

export const SEVERITY: Column<FindingAnswer> = {
  id: 'severity',
  header: 'How bad',
  width: 8.5,
  value: ({ severity }) => SEVERITY_WORDS[severity].word,
  cell: ({ severity }) => <StatusMark tone={SEVERITY_WORDS[severity].tone}>{SEVERITY_WORDS[severity].word}</StatusMark>,
}

export const AREA: Column<FindingAnswer> = {
  id: 'area',
  header: 'About',
  width: 8,
  yields: 3,
  value: ({ area }) => AREA_WORDS[area],
  cell: ({ area }) => AREA_WORDS[area],
}

export const RULE: Column<FindingAnswer> = {
  id: 'rule',
  header: 'Found as',
  width: 12,
  yields: 2,
  value: ({ title }) => title,
  cell: ({ title }) => <span className="text-fine">{title}</span>,
}

export const SINCE: Column<FindingAnswer> = {
  id: 'since',
  header: 'Seen since',
  width: 9,
  hiddenAtFirst: true,
  value: ({ since }) => since?.by,
  cell: ({ since }) => (since ? since.by.slice(0, 10) : <span className="text-soft">not known</span>),
}

export const PROJECT: Column<FindingAnswer> = {
  id: 'project',
  header: 'Project',
  width: 9,
  hiddenAtFirst: true,
  value: ({ subject }) => subject.projectName,
  cell: ({ subject }) => (subject.projectName ? <bdi>{subject.projectName}</bdi> : null),
}

export const ENVIRONMENT: Column<FindingAnswer> = {
  id: 'environment',
  header: 'Environment',
  width: 8,
  hiddenAtFirst: true,
  value: ({ subject }) => subject.environment,
  cell: ({ subject }) => environmentWord(subject.environment),
}

export const OWNER: Column<FindingAnswer> = {
  id: 'owner',
  header: 'Answers for it',
  width: 9,
  yields: 4,
  value: ({ subject }) => subject.owner?.name,
  cell: ({ subject: { owner } }) =>
    owner ? (
      <span className="block truncate" title={owner.name}>
        <bdi>{owner.name}</bdi>
        {owner.gone ? <span className="block text-fine text-risk">not here any more</span> : null}
      </span>
    ) : (
      <span className="text-soft italic">nobody</span>
    ),
}

export const COST: Column<FindingAnswer> = {
  id: 'cost',
  header: 'Costs a month',
  width: 8,
  align: 'end',
  yields: 5,
  hiddenAtFirst: true,
  value: ({ monthlyCost }) => monthlyCost,
  cell: ({ monthlyCost }) => <Money amount={monthlyCost} />,
}

export const SAVING: Column<FindingAnswer> = {
  id: 'saving',
  header: 'Saves a month',
  width: 8,
  align: 'end',
  value: ({ saving }) => saving,
  cell: (finding) => <Saving finding={finding} />,
}
