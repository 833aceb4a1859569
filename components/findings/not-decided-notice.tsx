import { Notice } from '../ui/notice'
import type { NotDecided } from './send-decisions'

const MOST_NAMED = 5

/** What was not decided, and why: of many, the first few by name. */
export function NotDecidedNotice({ refused, of }: { refused: readonly NotDecided[]; of: number }) {
  const [first] = refused
  if (!first) return null
  const isStale = refused.every(({ problem }) => problem.code === 'conflict')
  if (of === 1)
    return (
      <Notice tone={isStale ? 'risk' : 'danger'} title="Nothing was decided" announce>
        {first.problem.message}
      </Notice>
    )
  return (
    <Notice
      tone={isStale ? 'risk' : 'danger'}
      title={`${of - refused.length} of ${of} were decided; ${refused.length} were not`}
      announce
    >
      <ul>
        {refused.slice(0, MOST_NAMED).map(({ id, name, problem }) => (
          <li key={id} className="wrap-anywhere">
            <bdi className="font-medium">{name}</bdi>: {problem.message}
          </li>
        ))}
      </ul>
      {refused.length > MOST_NAMED ? <p>And {refused.length - MOST_NAMED} more.</p> : null}
    </Notice>
  )
}
