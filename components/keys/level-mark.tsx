import type { ReactNode } from 'react'
import type { AccessLevel } from '@/lib/domain/findings/access-levels'
import { classNames } from '../ui/class-names'

const COLOURS: Record<AccessLevel, string> = {
  none: 'text-soft',
  see: 'text-soft',
  change: 'text-risk',
  destroy: 'text-danger',
  everything: 'text-danger',
  unknown: 'text-unknown',
}

// the more a key can do, the fuller the shape: it reads in grey, too
const SHAPES: Record<AccessLevel, ReactNode> = {
  none: <circle cx="7" cy="7" r="1" fill="currentColor" />,
  see: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  change: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M7 2a5 5 0 0 1 0 10Z" fill="currentColor" />
    </>
  ),
  destroy: <path d="M2.5 2.5h9v9h-9Z" fill="currentColor" />,
  everything: (
    <>
      <path d="M.7.7h12.6v12.6H.7Z" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M3.4 3.4h7.2v7.2H3.4Z" fill="currentColor" />
    </>
  ),
  unknown: (
    <g fill="none" stroke="currentColor" strokeWidth="1.2">
      <circle cx="7" cy="7" r="5.6" />
      <path d="M2.6 9.2 9.2 2.6M3.4 11.4l8-8M5.6 12l6.4-6.4" />
    </g>
  ),
}

/** What a key can do in one place, as a shape. Its word stands beside it or is said by whoever draws it. */
export function LevelMark({ level, className }: { level: AccessLevel; className?: string }) {
  return (
    <svg
      viewBox="0 0 14 14"
      aria-hidden="true"
      className={classNames('inline-block size-3.5 shrink-0', COLOURS[level], className)}
    >
      {SHAPES[level]}
    </svg>
  )
}
