import type { OverviewAnswer } from '@/lib/contracts/overview'
import { Unknowns } from '../findings/unknowns'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'

/** How fresh all of this is, and what could not be seen. */
export function FreshnessPanel({ freshness }: Pick<OverviewAnswer, 'freshness'>) {
  const { sentence, findingsAt, late, blind } = freshness
  return (
    <section aria-labelledby="freshness-heading" className="space-y-3">
      <h2 id="freshness-heading" className="small-caps mb-2 text-lead text-soft">
        How fresh this is
      </h2>
      {late ? <Notice tone="risk">{sentence}</Notice> : <p>{sentence}</p>}
      {findingsAt ? (
        <p className="text-fine text-soft">
          What needs a decision was worked out <RelativeTime at={findingsAt} />.
        </p>
      ) : null}
      <Unknowns title="What we could not read" unknowns={blind} />
    </section>
  )
}
