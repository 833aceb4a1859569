'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { KIND_WORDS } from '@/lib/domain/inventory/kinds'
import type { Command } from './command'

/** One letter finds half of everything. */
const FEWEST_LETTERS = 2
const MOST_THINGS = 8
/** Long enough to finish a syllable. */
const PAUSE_MS = 150

const listSchema = () => import('@/lib/contracts/inventory').then(({ resourcesAnswer }) => resourcesAnswer)

/** Things of the inventory whose name, address, tag or owner holds what is typed, as places to go. */
export function useFoundThings(typed: string): { things: Command[]; searching: boolean } {
  const q = usePaused(typed.trim())
  const query = { q, limit: String(MOST_THINGS), sort: 'name' }
  const asks = q.length >= FEWEST_LETTERS
  const { data, isFetching } = useQuery({
    queryKey: queryKeys.resources(query),
    queryFn: ({ signal }) => api('/api/resources', { query, schema: listSchema, signal }),
    enabled: asks,
    placeholderData: keepPreviousData,
  })
  const things = (asks ? (data?.data ?? []) : []).map(
    ({ id, name, kind, projectName, addresses }): Command => ({
      id,
      label: name,
      kind: [KIND_WORDS[kind].one, addresses.find((address) => address.includes(q) && address !== name), projectName]
        .filter(Boolean)
        .join(', '),
      href: `/inventory/${id}`,
    }),
  )
  return { things, searching: isFetching || (q !== typed.trim() && typed.trim().length >= FEWEST_LETTERS) }
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
