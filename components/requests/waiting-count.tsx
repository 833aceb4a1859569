'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { RequestsAnswer } from '@/lib/contracts/requests'

const schema = () => import('@/lib/contracts/requests').then(({ requestsAnswer }) => requestsAnswer)

const LOOK_AGAIN_MS = 60_000
const FOR_ME = { waitingFor: 'me', limit: '1' }

/** How many requests wait for this person: in the margin, and in the title of the tab. */
export function WaitingCount({ served }: { served: RequestsAnswer }) {
  const { data } = useQuery({
    queryKey: queryKeys.requests(FOR_ME),
    queryFn: ({ signal }) => api('/api/requests', { query: FOR_ME, schema, signal }),
    initialData: served,
    initialDataUpdatedAt: Date.parse(served.asOf),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const count = data.total
  useCountInTitle(count)
  if (count === 0) return null
  return (
    <span className="figures ms-2 rounded-leaf bg-accent px-1.5 font-semibold text-fine text-on-accent">
      {count.toLocaleString('en')}
      <span className="sr-only"> {count === 1 ? 'waits' : 'wait'} for you</span>
    </span>
  )
}

/** "(2) Requests · Stocktake". Pages set the title themselves as one goes along, so that it is watched. */
function useCountInTitle(count: number): void {
  useEffect(() => {
    const put = () => {
      const plain = document.title.replace(/^\(\d+\) /, '')
      const wanted = count > 0 ? `(${count}) ${plain}` : plain
      if (document.title !== wanted) document.title = wanted
    }
    put()
    const watch = new MutationObserver(put)
    watch.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watch.disconnect()
  }, [count])
}
