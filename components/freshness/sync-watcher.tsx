'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { queryKeys } from '@/lib/client/query-keys'
import type { SyncAnswer } from '@/lib/contracts/sync'
import { COUNTED } from '../findings/counted'
import { useSyncState } from './use-sync-state'

/** Draws nothing. When a reading has ended, whatever is on the page is asked for again. */
export function SyncWatcher({ served }: { served: SyncAnswer }) {
  const { data } = useSyncState(served)
  const client = useQueryClient()
  const router = useRouter()
  const ended = data.data.map(({ last }) => last?.id ?? '').join(' ')
  const seen = useRef(ended)
  useEffect(() => {
    if (seen.current === ended) return
    seen.current = ended
    void client.invalidateQueries({ queryKey: queryKeys.resources().slice(0, 1) })
    for (const thing of COUNTED) void client.invalidateQueries({ queryKey: [thing] })
    router.refresh()
  }, [ended, client, router])
  return null
}
