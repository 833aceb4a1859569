'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { OwnersAnswer, OwnershipAnswer } from '@/lib/contracts/ownership'

export const ownershipSchema = () => import('@/lib/contracts/ownership').then((all) => all.ownershipAnswer)
export const resultsSchema = () => import('@/lib/contracts/ownership').then((all) => all.ownershipResults)
const ownersSchema = () => import('@/lib/contracts/ownership').then((all) => all.ownersAnswer)

/** Who answers for one thing, as the server drew it and then as it is. */
export function useOwnership(resourceId: string, served: OwnershipAnswer) {
  return useQuery({
    queryKey: queryKeys.ownership(resourceId),
    queryFn: ({ signal }) => api(`/api/resources/${resourceId}/ownership`, { schema: ownershipSchema, signal }),
    initialData: served,
  })
}

/** Everybody who can be made an owner; unless the page was served with them, asked for when somebody begins to choose. */
export function useOwners(served?: OwnersAnswer) {
  return useQuery({
    queryKey: queryKeys.owners(),
    queryFn: ({ signal }) => api('/api/owners', { schema: ownersSchema, signal }),
    initialData: served,
  })
}

/** After a change: everything that shows an owner, and what the server drew. */
export function useOwnershipChanged(): () => Promise<void> {
  const queries = useQueryClient()
  const router = useRouter()
  return useCallback(async () => {
    await Promise.all(
      [['resources'], ['ownership'], ['handover'], ['teams'], ['audit']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
    router.refresh()
  }, [queries, router])
}
