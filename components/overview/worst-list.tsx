'use client'

import type { FindingAnswer } from '@/lib/contracts/findings'
import { briefName } from '@/lib/domain/inventory/shown-name'
import type { DecisionRights } from '../findings/decision-rights'
import { FindingDetail } from '../findings/finding-detail'
import { SEVERITY_WORDS, subjectKindWord, subjectName } from '../findings/finding-words'
import type { AskDecision } from '../findings/use-decisions'
import { StatusShape } from '../ui/status-mark'

/** The first few of what needs a decision, the worst first; each opens to all that is known and to the decision itself. */
export function WorstList({
  worst,
  asOf,
  rights,
  onAsk,
}: {
  worst: readonly FindingAnswer[]
  asOf: string
  rights: DecisionRights
  onAsk: AskDecision
}) {
  return (
    <section aria-labelledby="worst-heading">
      <h2 id="worst-heading" className="small-caps mb-2 text-lead text-soft">
        The worst first
      </h2>
      <div className="border-rule border-t">
        {worst.map((finding) => (
          <details key={finding.id} className="group/worst border-rule border-b">
            <summary className="grid cursor-pointer list-none grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-3 px-1 py-3 hover:bg-sunk [&::-webkit-details-marker]:hidden">
              <StatusShape tone={SEVERITY_WORDS[finding.severity].tone} />
              <span className="min-w-0">
                <span className="sr-only">{SEVERITY_WORDS[finding.severity].word}: </span>
                <span className="block wrap-anywhere">
                  <bdi className="font-semibold">{subjectName(finding)}</bdi>
                  <span className="text-soft">
                    {' '}
                    · {[subjectKindWord(finding.subject.kind), projectOf(finding)].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <span className="block wrap-anywhere text-soft">{finding.reasons[0]?.sentence}</span>
              </span>
              <svg
                viewBox="0 0 10 6"
                aria-hidden="true"
                className="w-2.5 self-center fill-none stroke-[1.5] stroke-current text-soft transition-transform group-open/worst:rotate-180"
              >
                <path d="m1 1 4 4 4-4" />
              </svg>
            </summary>
            <div className="px-1 pb-5 sm:ps-7">
              <FindingDetail
                finding={finding}
                asOf={asOf}
                rights={rights}
                onAsk={onAsk}
                withReasons={finding.reasons.length > 1}
              />
            </div>
          </details>
        ))}
      </div>
    </section>
  )
}

function projectOf({ subject: { projectName } }: FindingAnswer): string | null {
  return projectName === null ? null : briefName(projectName)
}
