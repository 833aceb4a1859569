import type { FindingAnswer } from '@/lib/contracts/findings'
import { Button } from '../ui/button'
import { ButtonLink } from '../ui/link'
import { type DecisionRights, whyNotBack } from './decision-rights'
import { decidedOf } from './send-decisions'
import { settlingsOfAll } from './settling'
import type { AskDecision } from './use-decisions'

/** What can be done about several at once: what settles them all, or deciding the same on each. */
export function BulkDecisions({
  findings,
  rights,
  onAsk,
}: {
  findings: readonly FindingAnswer[]
  rights: DecisionRights
  onAsk: AskDecision
}) {
  const what =
    findings.length === 1 ? (findings[0]?.subject.name ?? '') : `${findings.length.toLocaleString('en')} things`
  const due = findings.filter(({ decision }) => !decision).map(decidedOf)
  const decided = findings.filter(({ decision }) => decision).map(decidedOf)
  const whyNot = rights.decide ? undefined : 'It takes a member to decide. Ask one, or an admin.'
  const ask = (verdict: 'keep' | 'postpone' | 'exempt' | 'assign') => () => onAsk(verdict, due, what)
  if (due.length === 0)
    return (
      <Button
        size="small"
        whyNot={
          whyNot ??
          whyNotBack(
            rights,
            findings.map(({ decision }) => decision),
          )
        }
        onClick={() => onAsk('reopen', decided, what)}
      >
        Take these decisions back
      </Button>
    )
  return (
    <>
      {settlingsOfAll(findings, what).map(({ action, words, href }) => (
        <ButtonLink key={action} size="small" href={href} prefetch={false}>
          {words}
        </ButtonLink>
      ))}
      <Button size="small" whyNot={whyNot} onClick={ask('keep')}>
        Keep {due.length === 1 ? <bdi>{what}</bdi> : 'them'}
      </Button>
      <Button size="small" whyNot={whyNot} onClick={ask('postpone')}>
        Decide later
      </Button>
      <Button
        size="small"
        whyNot={rights.exempt ? undefined : 'It takes an approver to exempt something.'}
        onClick={ask('exempt')}
      >
        Exempt until a day
      </Button>
      <Button size="small" whyNot={whyNot} onClick={ask('assign')}>
        Give to somebody
      </Button>
    </>
  )
}
