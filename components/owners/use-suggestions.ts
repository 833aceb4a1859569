'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'

const schema = () => import('@/lib/contracts/ownership').then((all) => all.suggestionsAnswer)

/** Things. A selection by hand is smaller; asking about thousands would only delay the dialog. */
const MOST_ASKED = 500

export type Suggested = { key: string; name: string; because: string; count: number }

/** Who is suggested most often for these things: never applied, only offered. */
export function useSuggestions(ids: readonly string[]): Suggested[] {
  const query = useQuery({
    queryKey: ['ownership', 'suggestions', ids],
    queryFn: ({ signal }) => api('/api/ownership/suggestions', { method: 'POST', body: { ids }, schema, signal }),
    enabled: ids.length > 0 && ids.length <= MOST_ASKED,
  })
  const found = new Map<string, Suggested>()
  for (const { suggestions } of query.data?.data ?? []) {
    const [first] = suggestions
    if (!first) continue
    const { key, name } = first.owner
    found.set(key, { key, name, because: first.because, count: (found.get(key)?.count ?? 0) + 1 })
  }
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, 3)
}
