'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { FindingsAnswer } from '@/lib/contracts/findings'
import { Section } from '../resource/section'
import { QueryBoundary } from '../states/query-boundary'
import type { DecisionRights } from './decision-rights'
import { FindingEntry } from './finding-entry'
import { useDecisions } from './use-decisions'

const schema = () => import('@/lib/contracts/findings').then(({ findingsAnswer }) => findingsAnswer)

/** What was found about one thing, also what was decided already, on its own page. */
export function ResourceFindings({
  resourceId,
  served,
  servedAt,
  rights,
}: {
  resourceId: string
  served?: FindingsAnswer | undefined
  servedAt?: string | undefined
  rights: DecisionRights
}) {
  const { ask, question, said } = useDecisions()
  const query = useQuery({
    queryKey: queryKeys.resourceFindings(resourceId),
    queryFn: ({ signal }) =>
      api('/api/findings', { query: { resource: resourceId, state: 'open,noted,decided' }, schema, signal }),
    ...(served && servedAt ? { initialData: served, initialDataUpdatedAt: Date.parse(servedAt) } : {}),
  })
  return (
    <Section title="Findings">
      {said}
      <QueryBoundary
        query={query}
        what="findings"
        isEmpty={({ data }) => data.length === 0}
        empty={<p className="text-soft">Nothing was found that needs a decision.</p>}
      >
        {({ data, asOf }) =>
          data.map((finding) => (
            <FindingEntry key={finding.id} finding={finding} asOf={asOf} rights={rights} onAsk={ask} />
          ))
        }
      </QueryBoundary>
      {question}
    </Section>
  )
}
