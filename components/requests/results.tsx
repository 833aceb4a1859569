import type { RequestAnswer } from '@/lib/contracts/requests'
import { StatusMark } from '../ui/status-mark'
import { RESULT_WORDS } from './request-words'

type Target = RequestAnswer['targets'][number]
type Result = NonNullable<Target['result']>

/** What wants a look comes first. */
const ORDER: readonly Result[] = ['unknown', 'failed', 'not-done', 'done']

/** Done, and few enough to be named right away. */
const FEW = 8

/** What came of each of several things: those with the same fate and the same reason together, and what is done folded away. */
export function Results({ targets }: { targets: readonly Target[] }) {
  const groups = ORDER.map((result) => ({ result, own: targets.filter((target) => target.result === result) }))
  return (
    <ul className="mt-3 space-y-3">
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ result, own }) => (
          <li key={result}>
            {result === 'done' && own.length > FEW ? (
              <details>
                <summary className="w-fit cursor-pointer rounded-leaf">
                  <Head result={result} count={own.length} />
                </summary>
                <Names targets={own} />
              </details>
            ) : (
              <>
                <Head result={result} count={own.length} />
                {(result === 'done' ? [['', own] as const] : byNote(own)).map(([note, alike]) => (
                  <div key={note} className="mt-1">
                    <Names targets={alike} />
                    {note ? <p className="wrap-anywhere text-fine text-soft">{note}</p> : null}
                  </div>
                ))}
              </>
            )}
          </li>
        ))}
    </ul>
  )
}

function Head({ result, count }: { result: Result; count: number }) {
  const { word, tone } = RESULT_WORDS[result]
  return (
    <StatusMark tone={tone}>
      {count} {word}
    </StatusMark>
  )
}

function Names({ targets }: { targets: readonly Target[] }) {
  return (
    <p className="wrap-anywhere">
      {targets.map(({ id, name }, place) => (
        <span key={id}>
          {place > 0 ? ', ' : null}
          <bdi>{name}</bdi>
        </span>
      ))}
    </p>
  )
}

function byNote(targets: readonly Target[]): [string, Target[]][] {
  const groups = new Map<string, Target[]>()
  for (const target of targets) groups.set(target.note ?? '', [...(groups.get(target.note ?? '') ?? []), target])
  return [...groups]
}
