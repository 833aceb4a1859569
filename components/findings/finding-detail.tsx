'use client'

import type { FindingAnswer } from '@/lib/contracts/findings'
import { Link } from '../ui/link'
import { DecisionLine } from './decision-line'
import type { DecisionRights } from './decision-rights'
import { FindingActs } from './finding-acts'
import { FindingEvidence } from './finding-evidence'
import { FindingHistory } from './finding-history'
import { sentencesOf, Unknowns } from './unknowns'
import type { AskDecision } from './use-decisions'

const MOST_NAMED = 12

/** All there is to know before deciding on one finding, and the decisions. */
export function FindingDetail({
  finding,
  asOf,
  rights,
  onAsk,
  withReasons = true,
  withAffected = true,
}: {
  finding: FindingAnswer
  asOf: string | undefined
  rights: DecisionRights
  onAsk: AskDecision
  /** Where the reasons already stand above it. */
  withReasons?: boolean
  /** Where the other things it is about already stand beside it. */
  withAffected?: boolean
}) {
  return (
    <div className="space-y-3">
      {withReasons ? (
        <div className="max-w-[72ch]">
          {finding.reasons.map(({ code, sentence }) => (
            <p key={`${code} ${sentence}`} className="wrap-anywhere">
              {sentence}
            </p>
          ))}
        </div>
      ) : null}
      <Unknowns unknowns={sentencesOf(finding.unknowns)} />
      {withAffected ? <Affected finding={finding} /> : null}
      <DecisionLine of={finding} />
      <FindingEvidence finding={finding} asOf={asOf} />
      <FindingActs finding={finding} rights={rights} onAsk={onAsk} />
      <FindingHistory id={finding.id} />
    </div>
  )
}

/** The other things it is about: the servers behind an open firewall. */
function Affected({ finding: { affects } }: { finding: FindingAnswer }) {
  if (affects.length === 0) return null
  const more = affects.length - MOST_NAMED
  return (
    <p className="max-w-[72ch] wrap-anywhere">
      <span className="text-soft">Also about </span>
      {affects.slice(0, MOST_NAMED).map(({ resourceId, name }, index) => (
        <span key={resourceId}>
          {index > 0 ? ', ' : null}
          <Link kind="ink" href={`/inventory/${resourceId}`}>
            <bdi>{name}</bdi>
          </Link>
        </span>
      ))}
      {more > 0 ? ` and ${more.toLocaleString('en')} more` : null}.
    </p>
  )
}
