import type { ReactNode } from 'react'
import { Button } from '../ui/button'

/** What can be done with the selected rows. Stays at the foot of the screen while any are selected. */
export function BulkBar({ words, onClear, children }: { words: string; onClear: () => void; children: ReactNode }) {
  return (
    <section
      aria-label="Selected rows"
      data-screen-only
      className="sticky bottom-0 z-20 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-ink border-t bg-raised px-3 py-3 shadow-lift"
    >
      <p role="status" className="figures font-semibold">
        {words}
      </p>
      {children}
      <span className="ms-auto">
        <Button kind="plain" size="small" onClick={onClear}>
          Select none
        </Button>
      </span>
    </section>
  )
}
