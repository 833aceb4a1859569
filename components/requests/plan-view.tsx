import type { PlanAnswer } from '@/lib/contracts/plans'
import { RISK_WORDS } from '@/lib/domain/requests/risk'
import { Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { StatusMark } from '../ui/status-mark'
import { ConsequenceCard } from './consequence-card'
import { FoldedLines } from './folded-lines'
import { PlanCalls } from './plan-calls'
import { LEVEL_TONES } from './request-words'
import { SideBySide } from './side-by-side'

const MOST_NAMED = 50

/** A plan as a person reads it: warnings, consequences, money, risk, each thing it is about, and the calls for those who want them. */
export function PlanView({ plan }: { plan: PlanAnswer }) {
  return (
    <div className="space-y-8">
      {plan.warnings.map((warning) => (
        <Notice key={warning} tone="risk">
          {warning}
        </Notice>
      ))}
      {plan.obstacles.length > 0 ? (
        <Notice tone="danger" title="As things are, this cannot be done">
          {plan.obstacles.map((obstacle) => (
            <p key={obstacle} className="wrap-anywhere">
              {obstacle}
            </p>
          ))}
        </Notice>
      ) : null}
      {plan.nothingLeft ? <Notice title="Nothing is left to do">{plan.nothingLeft}</Notice> : null}
      <ConsequenceCard {...plan} />
      {plan.difference.length > 0 ? <SideBySide lines={plan.difference} /> : null}
      <dl className="grid gap-x-8 gap-y-1 sm:gap-y-4 max-sm:[&>dd]:mb-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
        <dt className="text-soft">Money</dt>
        <dd>{plan.money.sentence}</dd>
        <dt className="text-soft">Risk</dt>
        <dd>
          <StatusMark tone={LEVEL_TONES[plan.risk.level]}>{RISK_WORDS[plan.risk.level]}</StatusMark>
          <div className="wrap-anywhere text-soft">
            <FoldedLines lines={plan.risk.reasons} />
          </div>
        </dd>
        {plan.targets.length > 0 ? (
          <>
            <dt className="text-soft">{plan.targets.length === 1 ? 'What it is about' : 'Exactly these'}</dt>
            <dd>
              <ul>
                {plan.targets.slice(0, MOST_NAMED).map((target) => (
                  <li key={target.id} className="wrap-anywhere">
                    <Link kind="ink" href={`/inventory/${target.id}`}>
                      <bdi>{target.name}</bdi>
                    </Link>
                    <span className="text-fine text-soft">
                      {' '}
                      · {target.projectName ? <bdi>{target.projectName}</bdi> : 'no project'} ·{' '}
                      {target.environment ?? 'environment not known'} ·{' '}
                      {target.owner ? (
                        <>
                          owner <bdi>{target.owner}</bdi>
                        </>
                      ) : (
                        'nobody answers for it'
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
      </dl>
      <PlanCalls plan={plan} />
    </div>
  )
}
