import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { StateFrame } from './state-frame'

/** There is something, but not for these filters. Says which filters and takes them away in one press. */
export function NoMatch({
  things,
  filters,
  onClear,
}: {
  /** What was looked for, in the plural: "entries". */
  things: string
  /** The filters in words: "by Dana", "since 3 May". */
  filters?: readonly string[]
  onClear: () => void
}) {
  return (
    <StateFrame
      announce="status"
      sentence={`No ${things} match.`}
      detail={
        filters && filters.length > 0 ? <FilterWords filters={filters} /> : 'Look for less, or for something else.'
      }
      actions={<Button onClick={onClear}>Clear the search and all filters</Button>}
    />
  )
}

function FilterWords({ filters }: { filters: readonly string[] }): ReactNode {
  return (
    <>
      You are looking for:{' '}
      {filters.map((filter, index) => (
        <span key={filter}>
          {index > 0 ? ', ' : ''}
          <span className="text-ink">{filter}</span>
        </span>
      ))}
      .
    </>
  )
}
