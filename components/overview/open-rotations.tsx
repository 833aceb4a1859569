import type { OverviewAnswer } from '@/lib/contracts/overview'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'

/** Keys that are being replaced: a case of days stays in sight until it is closed, with whose turn it is. */
export function OpenRotations({ rotations }: Pick<OverviewAnswer, 'rotations'>) {
  if (rotations.length === 0) return null
  return (
    <section aria-labelledby="rotations-heading">
      <h2 id="rotations-heading" className="small-caps mb-2 text-lead text-soft">
        Keys being replaced
      </h2>
      <ul className="border-rule border-t">
        {rotations.map(({ requestId, title, now, owner, dueAt, isLate }) => (
          <li
            key={requestId}
            className="grid gap-x-6 gap-y-0.5 border-rule border-b py-2 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <span className="wrap-anywhere min-w-0">
              <Link kind="ink" href={`/requests/${requestId}`}>
                {title}
              </Link>
              <span className="block text-soft">{now}</span>
            </span>
            {dueAt ? (
              <span className="flex flex-wrap items-baseline gap-x-3 sm:justify-end">
                <span className="wrap-anywhere">
                  <bdi>{owner ?? 'Stocktake'}</bdi>, {owner ? 'by' : 'about'} <RelativeTime at={dueAt} style="date" />
                </span>
                {isLate ? <StatusMark tone="danger">late</StatusMark> : null}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
