import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type StatusTone = 'good' | 'risk' | 'danger' | 'exempt' | 'unknown'

const COLOURS: Record<StatusTone, string> = {
  good: 'text-good',
  risk: 'text-risk',
  danger: 'text-danger',
  exempt: 'text-soft',
  unknown: 'text-unknown',
}

/** A state as shape, word and colour: it can be told apart in grey, in print and by ear. The words come from whoever knows them. */
export function StatusMark({
  tone,
  className,
  children,
}: {
  tone: StatusTone
  className?: string
  children: ReactNode
}) {
  return (
    <span className={classNames('inline-flex items-baseline gap-2 whitespace-nowrap', className)}>
      <StatusShape tone={tone} />
      <span>{children}</span>
    </span>
  )
}

/** The shape alone, for a legend or a calendar that says its words elsewhere. */
export function StatusShape({ tone, className }: { tone: StatusTone; className?: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={classNames('size-3 shrink-0 translate-y-[0.09em] self-baseline', COLOURS[tone], className)}
    >
      {SHAPES[tone]}
    </svg>
  )
}

const SHAPES: Record<StatusTone, ReactNode> = {
  good: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  risk: <path d="M6 .6 11.7 11H.3Z" fill="currentColor" />,
  danger: <path d="M1 1h10v10H1Z" fill="currentColor" />,
  exempt: <path d="M6 .9 11.1 6 6 11.1.9 6Z" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  // lines, not a pattern fill: printers and forced colours keep them
  unknown: (
    <g fill="none" stroke="currentColor" strokeWidth="1.1">
      <circle cx="6" cy="6" r="5.2" />
      <path d="M1.9 8.2 8.2 1.9M2.6 10.1 10.1 2.6M4.4 10.9l6.5-6.5" />
    </g>
  ),
}
