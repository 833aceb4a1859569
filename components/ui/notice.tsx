import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type NoticeTone = 'plain' | 'good' | 'risk' | 'danger' | 'unknown'

const TONES: Record<NoticeTone, string> = {
  plain: 'border-s-edge bg-sunk',
  good: 'border-s-good bg-good-tint',
  risk: 'border-s-risk bg-risk-tint',
  danger: 'border-s-danger bg-danger-tint',
  unknown: 'hatched-rule bg-sunk',
}

/** Something to know before going on, behind a thick rule: why a form was refused, what is late, what to do. */
export function Notice({
  tone = 'plain',
  title,
  announce = false,
  actions,
  className,
  children,
}: {
  tone?: NoticeTone
  title?: ReactNode
  /** It appeared because of what the person did: screen readers say it at once. */
  announce?: boolean
  actions?: ReactNode
  className?: string
  children?: ReactNode
}) {
  return (
    <div
      role={announce ? 'alert' : undefined}
      className={classNames('rounded-e-book border-s-4 px-4 py-3', TONES[tone], className)}
    >
      {title ? <p className="font-semibold">{title}</p> : null}
      {children ? <div className={classNames('max-w-[68ch]', title ? 'mt-1' : null)}>{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap gap-3">{actions}</div> : null}
    </div>
  )
}
