import type { ReactNode } from 'react'
import { Sentence } from '../ui/sentence'

/** The common form of a place that has nothing to show: a sentence, why, and the next step. */
export function StateFrame({
  sentence,
  detail,
  actions,
  announce,
  mark,
}: {
  sentence: ReactNode
  detail?: ReactNode
  actions?: ReactNode
  /** alert: appeared because something went wrong. status: appeared because the person filtered or searched. */
  announce?: 'alert' | 'status'
  mark?: ReactNode
}) {
  return (
    <div role={announce} className="border-rule border-y px-1 py-10 sm:px-6">
      {mark}
      <Sentence size="part">{sentence}</Sentence>
      {detail ? <div className="mt-2 max-w-[60ch] text-soft">{detail}</div> : null}
      {actions ? <div className="mt-5 flex flex-wrap items-center gap-3">{actions}</div> : null}
    </div>
  )
}
