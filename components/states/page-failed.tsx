'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { ErrorState } from './error-state'

/**
 * A page that could not be drawn. The server keeps its errors to itself; only the digest comes along, which says whether
 * waiting helps and finds the error in the log.
 */
export function PageFailed({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  const router = useRouter()
  const [retrying, startRetry] = useTransition()
  const retry = () =>
    startRetry(() => {
      router.refresh()
      onRetry()
    })
  const isAway = digest === 'refusal:unavailable'
  return (
    <ErrorState
      sentence={isAway ? 'The database is not answering.' : 'This page could not be drawn.'}
      message={
        isAway
          ? 'Nothing is lost and nothing was changed. Stocktake goes on by itself as soon as it answers: try again in a moment.'
          : 'Something went wrong on our side. Try again; if it stays like this, tell whoever runs Stocktake.'
      }
      requestId={isAway ? undefined : digest}
      onRetry={retry}
      retrying={retrying}
    />
  )
}
