'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asProblem } from '@/lib/client/api-problem'
import { ErrorState } from './error-state'
import { Loading } from './loading'
import { StaleNotice } from './stale-notice'

type Query<Data> = Pick<UseQueryResult<Data>, 'data' | 'error' | 'isFetching' | 'dataUpdatedAt' | 'refetch'>

/**
 * Draws what a query has: a skeleton at first, the error with Try again, the empty state, the data. Data once shown stays
 * while it is read again, and stays with a notice when that fails.
 */
export function QueryBoundary<Data>({
  query,
  what,
  isEmpty,
  empty,
  loading,
  children,
}: {
  query: Query<Data>
  /** In the plural, for "Loading people…". */
  what: string
  isEmpty?: (data: Data) => boolean
  empty?: ReactNode
  /** Another skeleton than ruled rows. */
  loading?: ReactNode
  children: (data: Data) => ReactNode
}) {
  const retry = () => void query.refetch()
  if (query.data === undefined) {
    if (!query.error) return loading ?? <Loading what={what} />
    const problem = asProblem(query.error)
    return (
      <ErrorState
        sentence={`The ${what} could not be shown.`}
        message={problem.message}
        requestId={problem.requestId}
        onRetry={retry}
        retrying={query.isFetching}
      />
    )
  }
  return (
    <>
      {query.error ? (
        <StaleNotice
          asOf={new Date(query.dataUpdatedAt)}
          why={asProblem(query.error).message}
          onRetry={retry}
          retrying={query.isFetching}
        />
      ) : null}
      {empty !== undefined && isEmpty?.(query.data) ? empty : children(query.data)}
    </>
  )
}
