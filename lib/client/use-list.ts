'use client'

import { hashKey, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type ApiRequest, api, type SchemaSource } from './api'
import { type ApiProblem, asProblem } from './api-problem'
import type { List } from './list'
import { useServed } from './use-served'

type Page<Row> = { data: Row[]; total: number; nextCursor?: string | undefined; asOf: string }

/** Beyond this many pages, coming back to the tab does not read them all again. */
const MOST_PAGES_REREAD = 3

/** A list of our API, page by page. While a new search is under way the rows of the one before stay, marked as outdated. */
export function useList<Row>({
  key,
  path,
  query,
  schema,
  served,
  servedAt = served?.asOf,
}: {
  key: readonly unknown[]
  path: `/api/${string}`
  query?: ApiRequest<unknown>['query']
  schema: SchemaSource<Page<Row>>
  /** The first page as the server drew it, for the key of the first drawing. */
  served?: Page<Row> | undefined
  /** When the server drew it, where `asOf` tells how old the facts are: old facts read a moment ago are not read again. */
  servedAt?: string | undefined
}): List<Row> {
  const known = useServed(served, hashKey(key))
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => api(path, { query: { ...query, cursor: pageParam }, schema, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
    initialData: known && { pages: [known], pageParams: [undefined] },
    initialDataUpdatedAt: known && servedAt ? Date.parse(servedAt) : undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= MOST_PAGES_REREAD,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.data) ?? [], [pages.data])
  const newest = pages.data?.pages.at(-1)
  const problem: ApiProblem | null = pages.error ? asProblem(pages.error) : null
  return {
    rows,
    total: newest?.total,
    asOf: pages.data?.pages[0]?.asOf,
    status: pages.data ? 'ready' : problem ? 'problem' : 'loading',
    problem: pages.isFetchNextPageError ? null : problem,
    outdated: pages.isPlaceholderData,
    reading: pages.isFetching && !pages.isFetchingNextPage,
    retry: () => void pages.refetch(),
    more: {
      has: pages.hasNextPage,
      loading: pages.isFetchingNextPage,
      problem: pages.isFetchNextPageError ? problem : null,
      load: () => void pages.fetchNextPage(),
    },
  }
}
