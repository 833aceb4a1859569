'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { QueryBoundary } from '../states/query-boundary'
import { RelativeTime } from '../ui/relative-time'

const schema = () => import('@/lib/contracts/policy').then(({ policyVersionsAnswer }) => policyVersionsAnswer)

/** Who changed what, when and why: read when somebody asks. */
export function PolicyVersions({ version }: { version: number }) {
  const [wanted, setWanted] = useState(false)
  if (version === 0) return null
  return (
    <details className="mt-10" onToggle={(event) => setWanted(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer rounded-leaf text-soft underline underline-offset-4 hover:text-ink">
        What was changed before
      </summary>
      {wanted ? <Versions version={version} /> : null}
    </details>
  )
}

function Versions({ version }: { version: number }) {
  const query = useQuery({
    queryKey: [...queryKeys.policyVersions(), version],
    queryFn: ({ signal }) => api('/api/policy/versions', { query: { area: 'findings' }, schema, signal }),
  })
  return (
    <QueryBoundary query={query} what="earlier thresholds">
      {({ data }) => (
        <ol className="mt-4 divide-y divide-rule border-rule border-y">
          {data.map((each) => (
            <li key={each.version} className="py-3">
              <p>
                {each.by ? <bdi className="font-medium">{each.by}</bdi> : 'Somebody'}
                {each.at ? (
                  <>
                    {', '}
                    <RelativeTime at={each.at} />
                  </>
                ) : null}
              </p>
              {each.changes.map((change) => (
                <p key={change} className="wrap-anywhere">
                  {change}
                </p>
              ))}
              {each.reason ? (
                <p className="wrap-anywhere font-serif text-soft">
                  “<bdi>{each.reason}</bdi>”
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </QueryBoundary>
  )
}
