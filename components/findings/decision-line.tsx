import type { FindingAnswer } from '@/lib/contracts/findings'
import { RelativeTime } from '../ui/relative-time'
import { postponedWords, verdictWord } from './finding-words'

type WithDecision = Pick<FindingAnswer, 'decision' | 'postponed'> & Partial<Pick<FindingAnswer, 'assignedTo'>>

/** What was decided, by whom, until when and why; who looks into it. Nothing where nobody decided anything. */
export function DecisionLine({ of: { decision, postponed, assignedTo } }: { of: WithDecision }) {
  const counted = postponedWords(postponed)
  if (!decision && !assignedTo && !counted) return null
  return (
    <div className="space-y-1">
      {decision ? (
        <p className="wrap-anywhere">
          <span className="font-semibold">{verdictWord(decision.verdict)}</span> by <bdi>{decision.by}</bdi>{' '}
          <RelativeTime at={decision.at} />
          {decision.until ? (
            <>
              , until <RelativeTime at={decision.until} style="date" />
            </>
          ) : null}
          {decision.reason ? (
            <>
              :{' '}
              <span className="font-serif">
                “<bdi>{decision.reason}</bdi>”
              </span>
            </>
          ) : (
            '.'
          )}
        </p>
      ) : null}
      {assignedTo || counted ? (
        <p className="text-soft">
          {assignedTo ? (
            <>
              <bdi className="font-medium text-ink">{assignedTo.name}</bdi>
              {assignedTo.gone ? (
                <span className="text-risk"> was to look into it and is no longer here</span>
              ) : (
                ' looks into it'
              )}
            </>
          ) : null}
          {assignedTo && counted ? '; ' : null}
          {counted ? (assignedTo ? counted : counted.charAt(0).toUpperCase() + counted.slice(1)) : null}.
        </p>
      ) : null}
    </div>
  )
}
