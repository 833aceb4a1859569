import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { type Moment, RelativeTime } from '../ui/relative-time'

/** What is shown is old: since when, why, and try now. Stands above the data, never over it. */
export function StaleNotice({
  asOf,
  why,
  onRetry,
  retrying = false,
}: {
  asOf: Moment
  why: ReactNode
  onRetry?: (() => void) | undefined
  retrying?: boolean
}) {
  return (
    <div
      role="status"
      className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-risk border-s-4 bg-risk-tint px-4 py-2"
    >
      <p>
        This was read <RelativeTime at={asOf} className="font-semibold" />. {why}
      </p>
      {onRetry ? (
        <Button size="small" onClick={onRetry} busy={retrying && 'Reading again…'}>
          Read it again
        </Button>
      ) : null}
    </div>
  )
}
