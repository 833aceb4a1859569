'use client'

import { hashKey, type QueryClient, type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type ApiRequest, api, type SchemaSource } from './api'
import { asProblem } from './api-problem'
import type { List } from './list'
import { pagesInSight, placesOf, withPages } from './long-list-pages'
import { useServed } from './use-served'

type Page<Row> = { data: Row[]; total: number; nextCursor?: string | undefined; asOf: string }

/** While one scrolls, what is in sight is asked for at most this often: a pulled scroll bar passes a thousand pages. */
const ASK_EVERY_MS = 80

const NOTHING = { has: false, loading: false, problem: null, load: () => {} }

/**
 * A list of any length of which only the parts in sight are fetched, so that one may also jump into its middle. The rows go on
 * behind the page before where that one is known, and are counted off where it is not.
 */
export function useLongList<Row>({
  key,
  path,
  query,
  schema,
  served,
  pageSize,
}: {
  key: readonly unknown[]
  path: `/api/${string}`
  query?: ApiRequest<unknown>['query']
  schema: SchemaSource<Page<Row>>
  /** The first page as the server drew it, for the key of the first drawing. */
  served?: Page<Row> | undefined
  /** Rows; as many as the server drew. */
  pageSize: number
}): List<Row> {
  const client = useQueryClient()
  const known = useServed(served, hashKey(key))
  const [pages, setPages] = useState<readonly number[]>([0])
  const keyOf = (page: number) => [...key, page]

  const { answers, reading, error, refetch } = useQueries({
    queries: pages.map((page) => ({
      queryKey: keyOf(page),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Page<Row>> =>
        api(path, { query: { ...query, limit: pageSize, ...startOf(client, keyOf, page, pageSize) }, schema, signal }),
      ...(page === 0 && known ? { initialData: known, initialDataUpdatedAt: Date.parse(known.asOf) } : {}),
    })),
    combine: combineAnswers<Row>,
  })

  const list = useMemo(() => {
    const newest = answers.reduce<Page<Row> | undefined>(
      (latest, answer) => (answer && (!latest || answer.asOf > latest.asOf) ? answer : latest),
      undefined,
    )
    return newest ? { ...placesOf(pages, answers, newest.total, pageSize), newest } : null
  }, [answers, pages, pageSize])

  // the rows of the search before stay until the new ones come
  const [shown, setShown] = useState(list)
  if (list && list !== shown) setShown(list)
  const problem = error ? asProblem(error) : null
  const drawn = list ?? (problem ? null : shown)

  const need = useNeed(pageSize, drawn?.all.length ?? 0, setPages)
  const places = useMemo(() => drawn && { all: drawn.all, need }, [drawn, need])
  return {
    rows: drawn?.rows ?? [],
    total: drawn?.newest.total,
    asOf: drawn?.newest.asOf,
    status: drawn ? 'ready' : problem ? 'problem' : 'loading',
    problem,
    outdated: list === null && drawn !== null,
    reading,
    retry: refetch,
    more: NOTHING,
    ...(places ? { places } : {}),
  }
}

function combineAnswers<Row>(results: UseQueryResult<Page<Row>>[]) {
  return {
    answers: results.map(({ data }) => data),
    reading: results.some(({ isFetching }) => isFetching),
    error: results.find(({ error }) => error)?.error ?? null,
    refetch: () => {
      for (const result of results) void result.refetch()
    },
  }
}

/** Behind the page before, where its end is known. A page that is read again is counted off: the rows may have moved. */
function startOf(
  client: QueryClient,
  keyOf: (page: number) => readonly unknown[],
  page: number,
  pageSize: number,
): { cursor?: string; skip?: number } {
  if (page === 0) return {}
  const isFirstReading = client.getQueryData(keyOf(page)) === undefined
  const before = client.getQueryData<Page<unknown>>(keyOf(page - 1))
  return isFirstReading && before?.nextCursor ? { cursor: before.nextCursor } : { skip: page * pageSize }
}

function useNeed(
  pageSize: number,
  length: number,
  setPages: (change: (before: readonly number[]) => readonly number[]) => void,
) {
  const asked = useRef<readonly number[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return useCallback(
    (places: readonly number[]) => {
      asked.current = places
      timer.current ??= setTimeout(() => {
        timer.current = undefined
        const inSight = pagesInSight(asked.current, pageSize, length)
        setPages((before) => withPages(before, inSight))
      }, ASK_EVERY_MS)
    },
    [pageSize, length, setPages],
  )
}
