import type { OverviewAnswer } from '@/lib/contracts/overview'
import { AREA_WORDS } from '../findings/finding-words'
import { Link } from '../ui/link'

/** What needs a decision, area by area: together they are all of it. */
export function AreaList({ areas }: Pick<OverviewAnswer, 'areas'>) {
  const due = areas.filter(({ count }) => count > 0)
  if (due.length === 0) return null
  return (
    <p className="mt-4 text-soft">
      All of it:{' '}
      {due.map(({ area, count, href }, index) => (
        <span key={area}>
          {index > 0 ? ' · ' : null}
          <Link href={href} className="whitespace-nowrap">
            {AREA_WORDS[area]} <span className="figures">{count.toLocaleString('en')}</span>
          </Link>
        </span>
      ))}
    </p>
  )
}
