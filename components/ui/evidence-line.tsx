import { Fragment, type ReactNode } from 'react'
import { classNames } from './class-names'
import { type Moment, RelativeTime } from './relative-time'

/** fact · since when seen · source · how fresh, in one quiet line. What is not given is left out, except the fact. */
export function EvidenceLine({
  fact,
  since,
  source,
  asOf,
  className,
}: {
  fact: ReactNode
  /** When it was first seen to be so. */
  since?: Moment | undefined
  /** Who says so: "Raff's list of servers". */
  source?: ReactNode
  /** When it was last read. */
  asOf?: Moment | undefined
  className?: string
}) {
  const parts: [string, ReactNode][] = [['fact', fact]]
  if (since !== undefined)
    parts.push([
      'since',
      <Fragment key="since">
        seen since <RelativeTime at={since} style="date" />
      </Fragment>,
    ])
  if (source !== undefined) parts.push(['source', source])
  if (asOf !== undefined)
    parts.push([
      'asOf',
      <Fragment key="asOf">
        read <RelativeTime at={asOf} />
      </Fragment>,
    ])
  return (
    <p className={classNames('text-fine text-soft', className)}>
      {parts.map(([name, part], index) => (
        <Fragment key={name}>
          {index > 0 ? <span aria-hidden="true"> · </span> : null}
          {index > 0 ? <span className="sr-only">, </span> : null}
          {part}
        </Fragment>
      ))}
    </p>
  )
}
