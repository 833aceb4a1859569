'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { isMoving } from './request-words'

export const requestSchema = () => import('@/lib/contracts/requests').then(({ requestAnswer }) => requestAnswer)

const LOOK_AGAIN_MS = 2_000
/** Somebody may be deciding on their own device while this page stands on a projector. */
const WAITING_MS = 5_000

/** One request; while it waits or is on its way it is read again by itself. */
export function useRequest(served: RequestAnswer) {
  return useQuery({
    queryKey: queryKeys.request(served.id),
    queryFn: ({ signal }) => api(`/api/requests/${served.id}`, { schema: requestSchema, signal }),
    initialData: served,
    initialDataUpdatedAt: Date.parse(served.asOf),
    refetchInterval: ({ state: { data } }) => {
      if (data?.status === 'waiting') return WAITING_MS
      return data && isMoving(data.status) ? LOOK_AGAIN_MS : false
    },
  })
}

/** What an act answered is the request as it is now; every list of requests, and what they change, is old. */
export function useRequestChanged(): (request: RequestAnswer) => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    async (request) => {
      queries.setQueryData(queryKeys.request(request.id), request)
      await Promise.all(
        ['requests', 'overview', 'findings', 'audit'].map((thing) =>
          queries.invalidateQueries({ queryKey: [thing], predicate: ({ queryKey }) => queryKey[2] !== request.id }),
        ),
      )
    },
    [queries],
  )
}

/** Sends one act on a request and keeps what came of it. */
export function useAct(id: string) {
  const queries = useQueryClient()
  const changed = useRequestChanged()
  return useCallback(
    async (
      path: 'decision' | 'stop' | 'comments' | 'renewal' | 'confirmations' | 'duties' | 'look' | 'seen',
      body: unknown,
    ) => {
      try {
        await changed(await api(`/api/requests/${id}/${path}`, { method: 'POST', body, schema: requestSchema }))
      } catch (error) {
        // refused because it is not as the page shows it: somebody else decided, or things at Raff have changed
        void queries.invalidateQueries({ queryKey: queryKeys.request(id) })
        throw error
      }
    },
    [queries, changed, id],
  )
}
