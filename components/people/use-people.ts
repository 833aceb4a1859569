'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { api } from '@/lib/client/api'
import { asProblem } from '@/lib/client/api-problem'
import { completeList, type List } from '@/lib/client/list'
import { queryKeys } from '@/lib/client/query-keys'
import type { PeopleAnswer, PersonAnswer } from '@/lib/contracts/people'

const peopleSchema = () => import('@/lib/contracts/people').then((all) => all.peopleAnswer)
export const personSchema = () => import('@/lib/contracts/people').then((all) => all.personAnswer)
export const inviteSchema = () => import('@/lib/contracts/people').then((all) => all.inviteAnswer)
export const linkSchema = () => import('@/lib/contracts/people').then((all) => all.linkAnswer)

/** Everybody, read again whenever one comes back to the tab. */
export function usePeople(served: PeopleAnswer): {
  people: PersonAnswer[]
  listOf: (rows: PersonAnswer[]) => List<PersonAnswer>
} {
  const query = useQuery({
    queryKey: queryKeys.people(),
    queryFn: ({ signal }) => api('/api/people', { schema: peopleSchema, signal }),
    initialData: served,
    initialDataUpdatedAt: Date.parse(served.asOf),
  })
  const listOf = (rows: PersonAnswer[]): List<PersonAnswer> => ({
    ...completeList(rows, query.data.asOf),
    problem: query.error ? asProblem(query.error) : null,
    reading: query.isFetching,
    retry: () => void query.refetch(),
  })
  return { people: query.data.data, listOf }
}

/** After a change: the list, the log, and whatever the server drew for the person who made it, who may have changed themselves. */
export function usePeopleChanged(): () => Promise<void> {
  const queries = useQueryClient()
  const router = useRouter()
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: queryKeys.people() }),
      queries.invalidateQueries({ queryKey: queryKeys.audit() }),
    ])
    router.refresh()
  }, [queries, router])
}
