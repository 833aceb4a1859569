import type { ReactNode } from 'react'
import type { PlanAnswer } from '@/lib/contracts/plans'
import { RelativeTime } from '../ui/relative-time'
import { FoldedLines } from './folded-lines'

type Consequences = Pick<PlanAnswer, 'stops' | 'affects' | 'survives' | 'undo' | 'unknowns'>

/** Four lines, always in this order, and below them what nobody knows: what to have read before deciding. */
export function ConsequenceCard({ stops, affects, survives, undo, unknowns }: Consequences) {
  return (
    <section aria-label="What happens" className="border-ink border-y-2">
      <dl className="divide-y divide-rule">
        <Line question="What stops" answers={stops} none="Nothing stops." />
        <Line question="Who is affected" answers={affects} none="Nobody that Stocktake knows of." />
        <Line question="What survives" answers={survives} none="Nothing." />
        <Line
          question="Can it be undone"
          answers={[]}
          none={
            <>
              <strong className={undo.possible ? 'text-good' : 'text-danger'}>{undo.possible ? 'Yes.' : 'No.'}</strong>{' '}
              {undo.sentence.replace(/^(Yes|No)\. /, '')}
              {undo.until ? (
                <>
                  {' '}
                  Until <RelativeTime at={undo.until} style="short" />.
                </>
              ) : null}
            </>
          }
        />
      </dl>
      <div className="border-rule border-t py-4">
        {unknowns.length > 0 ? (
          <div className="hatched-rule wrap-anywhere max-w-[72ch] ps-4">
            <p className="font-semibold text-unknown">What we do not know</p>
            <FoldedLines lines={unknowns} />
          </div>
        ) : (
          <p className="text-soft">Nothing that matters here is unknown.</p>
        )}
      </div>
    </section>
  )
}

function Line({ question, answers, none }: { question: string; answers: readonly string[]; none: ReactNode }) {
  return (
    <div className="grid gap-x-8 gap-y-1 py-4 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="small-caps text-lead text-soft">{question}</dt>
      <dd className="wrap-anywhere space-y-1 text-lead">
        {answers.length === 0 ? <p>{none}</p> : <FoldedLines lines={answers} />}
      </dd>
    </div>
  )
}
