'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { SyncAnswer } from '@/lib/contracts/sync'

/** While a reading is under way its progress is asked for this often; else only to see whether another began. */
const UNDER_WAY_MS = 1_500
const IDLE_MS = 60_000
/** Before the first reading somebody sits there and waits for it. */
const FIRST_MS = 5_000

const syncSchema = () => import('@/lib/contracts/sync').then(({ syncAnswer }) => syncAnswer)

/** How the reading of every account stands; one question for all who show it. */
export function useSyncState(served: SyncAnswer) {
  return useQuery({
    queryKey: queryKeys.sync(),
    queryFn: ({ signal }) => api('/api/sync', { query: { runs: 1 }, schema: syncSchema, signal }),
    initialData: served,
    initialDataUpdatedAt: Date.parse(served.asOf),
    refetchInterval: ({ state }) => (state.data ? askAgainAfter(state.data) : IDLE_MS),
  })
}

function askAgainAfter(answer: SyncAnswer): number {
  if (isUnderWay(answer)) return UNDER_WAY_MS
  return answer.data.some(({ canSync, kinds }) => canSync && kinds.length === 0) ? FIRST_MS : IDLE_MS
}

export function isUnderWay({ data }: SyncAnswer): boolean {
  return data.some(({ running, queued }) => running !== null || queued)
}
