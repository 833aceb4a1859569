'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { QueryBoundary } from '../states/query-boundary'
import { RelativeTime } from '../ui/relative-time'

const schema = () => import('@/lib/contracts/findings').then(({ findingHistoryAnswer }) => findingHistoryAnswer)

/** What became of it: people's decisions in the serif, what happened by itself in the grotesque. Read when it is opened. */
export function FindingHistory({ id }: { id: string }) {
  const [wanted, want] = useState(false)
  return (
    <details onToggle={(event) => event.currentTarget.open && want(true)} data-screen-only>
      <summary className="w-fit cursor-pointer rounded-leaf text-fine text-soft underline underline-offset-4 hover:text-ink">
        What became of it so far
      </summary>
      {wanted ? (
        <div className="mt-3 max-w-[72ch]">
          <Entries id={id} />
        </div>
      ) : null}
    </details>
  )
}

function Entries({ id }: { id: string }) {
  const query = useQuery({
    queryKey: queryKeys.finding(id),
    queryFn: ({ signal }) => api(`/api/findings/${id}`, { schema, signal }),
  })
  return (
    <QueryBoundary query={query} what="history">
      {({ history }) => (
        <ol className="border-rule border-t">
          {history.map(({ at, what, by, sentence, reason }) => (
            <li
              key={`${at} ${what} ${sentence}`}
              className="grid gap-x-6 border-rule border-b py-2 sm:grid-cols-[8rem_minmax(0,1fr)]"
            >
              <RelativeTime at={at} className="text-fine text-soft" />
              <div className="wrap-anywhere">
                <p className={by ? 'font-serif' : undefined}>{sentence}</p>
                {reason ? (
                  <p className="font-serif text-soft">
                    “<bdi>{reason}</bdi>”
                  </p>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      )}
    </QueryBoundary>
  )
}
