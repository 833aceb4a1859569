'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { OverviewAnswer } from '@/lib/contracts/overview'
import { REREAD_EVERY_MS } from '../findings/counted'
import type { DecisionRights } from '../findings/decision-rights'
import { useDecisions } from '../findings/use-decisions'
import { leadsToPage } from '../shell/navigation'
import { QueryBoundary } from '../states/query-boundary'
import { Link } from '../ui/link'
import { PageHead } from '../ui/page-head'
import { AreaList } from './area-list'
import { ChangedPanel } from './changed-panel'
import { FreshnessPanel } from './freshness-panel'
import { linkedSentence } from './linked-sentence'
import { MoneyPanel } from './money-panel'
import { OpenRotations } from './open-rotations'
import { Tiles } from './tiles'
import { WorstList } from './worst-list'

const schema = () => import('@/lib/contracts/overview').then(({ overviewAnswer }) => overviewAnswer)

/** What needs a decision this week, in one sentence, five numbers and the worst of it. */
export function OverviewView({
  served,
  servedAt,
  rights,
}: {
  served: OverviewAnswer
  servedAt: string
  rights: DecisionRights
}) {
  const { ask, question, said } = useDecisions()
  const query = useQuery({
    queryKey: queryKeys.overview(),
    queryFn: ({ signal }) => api('/api/overview', { schema, signal }),
    initialData: served,
    initialDataUpdatedAt: Date.parse(servedAt),
    refetchInterval: REREAD_EVERY_MS,
  })
  return (
    <QueryBoundary query={query} what="overview">
      {(answer) => (
        <>
          <PageHead name="Overview" sentence={<Linked answer={answer} />} />
          {said}
          <Tiles tiles={answer.tiles} />
          <div className="grid gap-x-16 gap-y-12 xl:grid-cols-[minmax(0,8fr)_minmax(0,5fr)]">
            <div className="min-w-0 space-y-12">
              {answer.nothingToDecide ? (
                <NothingToDecide />
              ) : answer.parts.length === 0 ? (
                <NotKnownYet />
              ) : (
                <div>
                  <WorstList worst={answer.worst} asOf={answer.asOf} rights={rights} onAsk={ask} />
                  <AreaList areas={answer.areas} />
                </div>
              )}
              <OpenRotations rotations={answer.rotations} />
              <ChangedPanel changed={answer.changed} />
            </div>
            <div className="min-w-0 space-y-12">
              <MoneyPanel money={answer.money} />
              <FreshnessPanel freshness={answer.freshness} />
            </div>
          </div>
          {question}
        </>
      )}
    </QueryBoundary>
  )
}

function Linked({ answer: { sentence, parts } }: { answer: OverviewAnswer }) {
  return linkedSentence(
    sentence,
    parts.filter(({ href }) => leadsToPage(href)),
  ).map(({ text, href }) =>
    href ? (
      <Link key={text} kind="ink" href={href}>
        {text}
      </Link>
    ) : (
      text
    ),
  )
}

function NothingToDecide() {
  return (
    <section className="border-rule border-y py-6">
      <h2 className="font-serif text-title">Nothing needs a decision this week.</h2>
      <p className="mt-1 max-w-[60ch] text-soft">
        Whatever was found is decided, or is only worth knowing. What comes up shows here by itself.
      </p>
    </section>
  )
}

function NotKnownYet() {
  return (
    <section className="border-rule border-y py-6">
      <h2 className="font-serif text-title">It is being worked out.</h2>
      <p className="mt-1 max-w-[60ch] text-soft">
        Not everything has been read yet. What needs a decision shows here by itself as soon as it was.
      </p>
    </section>
  )
}
