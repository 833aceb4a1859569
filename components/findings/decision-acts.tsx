import type { DecisionAnswer } from '@/lib/contracts/findings'
import { briefName } from '@/lib/domain/inventory/shown-name'
import { Button } from '../ui/button'
import { ButtonLink } from '../ui/link'
import { type DecisionRights, whyNotBack } from './decision-rights'
import type { Decided } from './send-decisions'
import type { Settling } from './settling'
import type { AskDecision } from './use-decisions'

/** First what would settle it, then the ways to leave it as it is; of something decided, the way back. */
export function DecisionActs({
  about,
  decision,
  settlings,
  rights,
  onAsk,
}: {
  about: Decided
  decision: DecisionAnswer | null
  settlings: readonly Settling[]
  rights: DecisionRights
  onAsk: AskDecision
}) {
  const whyNot = rights.decide ? undefined : 'It takes a member to decide. Ask one, or an admin.'
  if (decision)
    return (
      <div className="flex flex-wrap gap-2" data-screen-only>
        <Button size="small" whyNot={whyNot ?? whyNotBack(rights, [decision])} onClick={() => onAsk('reopen', [about])}>
          Take this decision back
        </Button>
      </div>
    )
  return (
    <div className="flex flex-wrap items-center gap-2" data-screen-only>
      {settlings.map(({ action, words, href }) => (
        <ButtonLink key={action} size="small" href={href} prefetch={false}>
          <span className="wrap-anywhere">{words}</span>
        </ButtonLink>
      ))}
      <Button size="small" whyNot={whyNot} onClick={() => onAsk('keep', [about])}>
        <span className="wrap-anywhere">
          Keep <bdi>{briefName(about.name)}</bdi>
        </span>
      </Button>
      <Button size="small" whyNot={whyNot} onClick={() => onAsk('postpone', [about])}>
        Decide later
      </Button>
      <Button
        size="small"
        whyNot={rights.exempt ? undefined : 'It takes an approver to exempt something.'}
        onClick={() => onAsk('exempt', [about])}
      >
        Exempt until a day
      </Button>
      <Button size="small" whyNot={whyNot} onClick={() => onAsk('assign', [about])}>
        Give it to somebody
      </Button>
    </div>
  )
}
