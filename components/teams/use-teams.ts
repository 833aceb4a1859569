'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { TeamsAnswer } from '@/lib/contracts/teams'

const teamsSchema = () => import('@/lib/contracts/teams').then((all) => all.teamsAnswer)
export const teamSchema = () => import('@/lib/contracts/teams').then((all) => all.teamAnswer)
export const doneSchema = () => import('@/lib/contracts/answers').then((all) => all.doneAnswer)
export const peopleSchema = () => import('@/lib/contracts/people').then((all) => all.peopleAnswer)

export function useTeams(served: TeamsAnswer) {
  return useQuery({
    queryKey: queryKeys.teams(),
    queryFn: ({ signal }) => api('/api/teams', { schema: teamsSchema, signal }),
    initialData: served,
  })
}
