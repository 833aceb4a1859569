import type { PlanAnswer } from '@/lib/contracts/plans'
import { EvidenceLine } from '../ui/evidence-line'

/** What happens step by step, and for those who want it the calls themselves: exactly these, and nothing else. */
export function PlanCalls({ plan: { sentences, calls, readAt } }: { plan: PlanAnswer }) {
  const folds = sentences.length > AT_FIRST + 2
  return (
    <div>
      {sentences.length > 1 ? (
        <div className="mb-3 space-y-1">
          <Steps sentences={sentences.slice(0, folds ? AT_FIRST : sentences.length)} from={0} />
          {folds ? (
            <details>
              <summary className="w-fit cursor-pointer rounded-leaf text-soft underline underline-offset-4 hover:text-ink">
                {sentences.length - AT_FIRST} more steps
              </summary>
              <Steps sentences={sentences.slice(AT_FIRST)} from={AT_FIRST} />
            </details>
          ) : null}
        </div>
      ) : null}
      {calls.length > 0 ? (
        <details>
          <summary className="w-fit cursor-pointer rounded-leaf text-fine text-soft underline underline-offset-4 hover:text-ink">
            {calls.length === 1 ? 'The exact call' : `The exact ${calls.length} calls`}
          </summary>
          <ol className="mt-3 space-y-2">
            {[...calls.entries()].map(([place, call]) => (
              <li key={place} className="max-w-full overflow-x-auto rounded-book bg-sunk px-3 py-2 font-mono text-fine">
                <p className="whitespace-nowrap">
                  <strong>{call.method}</strong> {call.path}
                </p>
                {call.projectId ? <p className="whitespace-nowrap text-soft">X-Project-ID: {call.projectId}</p> : null}
                {call.body === null || call.body === undefined ? null : (
                  <pre className="whitespace-pre">{JSON.stringify(call.body, null, 2)}</pre>
                )}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <EvidenceLine className="mt-3" fact="worked out from what Raff said" asOf={readAt} />
    </div>
  )
}

/** More at once is a wall; what happens to each of fifty is the same few steps again. */
const AT_FIRST = 12

function Steps({ sentences, from }: { sentences: readonly string[]; from: number }) {
  return (
    <ol start={from + 1} className="list-decimal space-y-1 ps-6">
      {[...sentences.entries()].map(([place, sentence]) => (
        <li key={place} className="wrap-anywhere">
          {sentence}
        </li>
      ))}
    </ol>
  )
}
