import type { FirewallAnswer } from '@/lib/contracts/exposure'
import { briefName } from '@/lib/domain/inventory/shown-name'
import type { DecisionRights } from '../findings/decision-rights'
import { environmentWord } from '../findings/environment-word'
import { FindingDetail } from '../findings/finding-detail'
import { SEVERITY_WORDS, verdictWord } from '../findings/finding-words'
import type { AskDecision } from '../findings/use-decisions'
import { CopyableId } from '../ui/copyable-id'
import { Link } from '../ui/link'
import { Sentence } from '../ui/sentence'
import { StatusMark } from '../ui/status-mark'
import { Openings } from './openings'
import { ServerNames } from './server-names'

/** One firewall, the truth of it first: who can reach what on which servers, rule by rule, and what to do about it. */
export function FirewallEntry({
  firewall,
  asOf,
  rights,
  onAsk,
}: {
  firewall: FirewallAnswer
  asOf: string
  rights: DecisionRights
  onAsk: AskDecision
}) {
  const { resourceId, raffId, name, projectName, environment, sentence, openings, findings } = firewall
  return (
    <article className="border-rule border-t py-6 last:border-b">
      <Sentence as="h3" size="part" className="wrap-anywhere">
        {sentence}
      </Sentence>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-3 text-fine text-soft wrap-anywhere">
        <span>
          firewall{' '}
          <Link kind="ink" href={`/inventory/${resourceId}`}>
            <bdi>{briefName(name)}</bdi>
          </Link>
          {projectName ? (
            <>
              {' '}
              · <bdi>{briefName(projectName)}</bdi>
            </>
          ) : null}{' '}
          · {environmentWord(environment)}
        </span>
        <CopyableId id={raffId} short={8} />
      </p>
      <div className="mt-4 grid gap-x-14 gap-y-6 lg:grid-cols-2">
        <div className="min-w-0">
          <Openings openings={openings} caption={`What ${briefName(name)} lets in`} />
          <ServerNames firewall={firewall} />
        </div>
        <div className="min-w-0 space-y-6">
          {findings.map((finding) => {
            const { tone, word } = SEVERITY_WORDS[finding.severity]
            return (
              <div key={finding.id} className="space-y-2">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <StatusMark tone={finding.decision ? 'exempt' : tone} className="text-fine text-soft">
                    {finding.decision ? verdictWord(finding.decision.verdict) : word}
                  </StatusMark>
                  <span className="font-medium">{finding.title}</span>
                </p>
                <FindingDetail
                  finding={finding}
                  asOf={asOf}
                  rights={rights}
                  onAsk={onAsk}
                  withReasons={false}
                  withAffected={false}
                />
              </div>
            )
          })}
        </div>
      </div>
    </article>
  )
}
