import type { ReactNode } from 'react'
import { Sentence } from './sentence'

/** How every page opens: its name, small, then one sentence that says its truth, then what can be done. */
export function PageHead({
  name,
  sentence,
  lead,
  actions,
  evidence,
}: {
  /** The page's heading, as in the navigation. */
  name: string
  /** The truth of the page: "Four people can sign in; one invitation is waiting." */
  sentence: ReactNode
  /** A second, quieter paragraph, when the sentence alone leaves a question. */
  lead?: ReactNode
  /** Buttons for the acts of the whole page. */
  actions?: ReactNode
  /** An EvidenceLine: how fresh all of this is. */
  evidence?: ReactNode
}) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-10 gap-y-5">
      <div className="min-w-0 max-w-full">
        <h1 className="small-caps mb-2 text-lead text-soft">{name}</h1>
        <Sentence>{sentence}</Sentence>
        {lead ? <p className="mt-3 max-w-[68ch] text-soft">{lead}</p> : null}
        {evidence ? <div className="mt-3">{evidence}</div> : null}
      </div>
      {actions ? (
        <div className="flex flex-wrap gap-3" data-screen-only>
          {actions}
        </div>
      ) : null}
    </header>
  )
}
