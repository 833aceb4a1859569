'use client'

import type { ReactNode } from 'react'
import type { FindingAnswer } from '@/lib/contracts/findings'
import { Money } from '../ui/money'
import { StatusMark } from '../ui/status-mark'
import type { DecisionRights } from './decision-rights'
import { SEVERITY_WORDS, verdictWord } from './finding-words'
import { FindingDetail } from './finding-detail'
import type { AskDecision } from './use-decisions'

/** One finding as an entry of a page: how bad, what, why, what nobody knows, and what can be done about it. */
export function FindingEntry({
  finding,
  asOf,
  rights,
  onAsk,
  head,
}: {
  finding: FindingAnswer
  asOf: string | undefined
  rights: DecisionRights
  onAsk: AskDecision
  /** Instead of the rule's title: the name of the thing, where the page is not about one thing alone. */
  head?: ReactNode
}) {
  const { tone, word } = SEVERITY_WORDS[finding.severity]
  return (
    <article className="border-rule border-b py-4">
      <header className="mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <StatusMark tone={finding.decision ? 'exempt' : tone} className="text-fine text-soft">
          {finding.decision ? verdictWord(finding.decision.verdict) : word}
        </StatusMark>
        <h3 className="min-w-0 wrap-anywhere font-semibold text-lead">{head ?? finding.title}</h3>
        <Costs finding={finding} />
      </header>
      <FindingDetail finding={finding} asOf={asOf} rights={rights} onAsk={onAsk} />
    </article>
  )
}

function Costs({ finding: { monthlyCost, saving } }: { finding: FindingAnswer }) {
  if (saving !== null && saving > 0)
    return (
      <span className="ms-auto text-fine text-soft">
        saves <Money amount={saving} per="month" />
      </span>
    )
  if (monthlyCost === null || monthlyCost === 0) return null
  return (
    <span className="ms-auto text-fine text-soft">
      costs <Money amount={monthlyCost} per="month" />
    </span>
  )
}
