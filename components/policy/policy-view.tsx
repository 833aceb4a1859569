'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { PolicyAnswer } from '@/lib/contracts/policy'
import { QueryBoundary } from '../states/query-boundary'
import { PageHead } from '../ui/page-head'
import { RelativeTime } from '../ui/relative-time'
import { PolicyForm } from './policy-form'
import { PolicyVersions } from './policy-versions'

const schema = () => import('@/lib/contracts/policy').then(({ policyAnswer }) => policyAnswer)

/** From when on something is worth a decision: every threshold, what it means, and what changing it would do. */
export function PolicyView({ served, mayEdit }: { served: PolicyAnswer; mayEdit: boolean }) {
  const [said, say] = useState('')
  const query = useQuery({
    queryKey: queryKeys.policy(),
    queryFn: ({ signal }) => api('/api/policy', { schema, signal }),
    initialData: served,
  })
  return (
    <QueryBoundary query={query} what="thresholds">
      {({ findings }) => (
        <>
          <PageHead
            name="Thresholds"
            sentence={
              findings.version === 0 ? (
                'The thresholds are as they came; nobody has changed them.'
              ) : (
                <>
                  The thresholds were last changed{' '}
                  {findings.changedBy ? (
                    <>
                      by <bdi>{findings.changedBy}</bdi>,{' '}
                    </>
                  ) : null}
                  {findings.changedAt ? <RelativeTime at={findings.changedAt} /> : null}.
                </>
              )
            }
            lead="From when on is something worth a decision? What you change here changes what Stocktake finds, for everybody, at once. Before it does, it shows you what would be different."
          />
          <p role="status" className="text-good not-empty:mb-6">
            {said}
          </p>
          <PolicyForm
            key={findings.version}
            current={findings}
            mayEdit={mayEdit}
            onDone={() => say('The new thresholds hold from now on.')}
          />
          <PolicyVersions version={findings.version} />
        </>
      )}
    </QueryBoundary>
  )
}
