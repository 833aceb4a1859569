'use client'

import { useEffect, useState } from 'react'
import { classNames } from '../ui/class-names'

/** Answers faster than this never show a skeleton: a flash reads as a fault. */
const PATIENCE_MS = 200

/** Percent of the width, two words a line; uneven as real names are. */
const LINES = [
  [22, 34],
  [17, 41],
  [26, 28],
  [19, 37],
] as const

/** Ruled lines where the rows will stand, as high as they will be, so that nothing jumps. Only for a first load: data once shown stays. */
export function Loading({ what, rows = 8, className }: { what: string; rows?: number; className?: string }) {
  const [patienceOver, setPatienceOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPatienceOver(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  const lines = Array.from({ length: rows }, (_, row) => ({
    name: `line-${row}`,
    widths: LINES[row % LINES.length] ?? LINES[0],
  }))
  return (
    <div role="status" className={classNames('border-rule border-t', className)}>
      <span className="sr-only">Loading {what}…</span>
      <div aria-hidden="true" className={patienceOver ? 'skeleton' : 'invisible'}>
        {lines.map(({ name, widths }) => (
          <div key={name} className="flex h-11 items-center gap-6 border-rule border-b px-3">
            <span className="h-2.5 rounded-leaf bg-rule" style={{ width: `${widths[0]}%` }} />
            <span className="h-2.5 rounded-leaf bg-rule" style={{ width: `${widths[1]}%` }} />
            <span className="ms-auto h-2.5 w-16 rounded-leaf bg-rule" />
          </div>
        ))}
      </div>
    </div>
  )
}
