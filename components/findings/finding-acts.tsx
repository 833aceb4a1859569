import type { FindingAnswer } from '@/lib/contracts/findings'
import { DecisionActs } from './decision-acts'
import type { DecisionRights } from './decision-rights'
import { decidedOf } from './send-decisions'
import { settlingsOf } from './settling'
import type { AskDecision } from './use-decisions'

/** What can be done about a finding: ask for what would settle it, or decide that nothing is done for now. */
export function FindingActs({
  finding,
  rights,
  onAsk,
}: {
  finding: FindingAnswer
  rights: DecisionRights
  onAsk: AskDecision
}) {
  if (finding.state === 'closed') return null
  const decided = decidedOf(finding)
  return (
    <DecisionActs
      about={decided}
      decision={finding.decision}
      settlings={settlingsOf(finding, decided.name)}
      rights={rights}
      onAsk={onAsk}
    />
  )
}
