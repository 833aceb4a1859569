'use client'

import type { BackupsAnswer } from '@/lib/contracts/backups'
import { Link } from '../ui/link'
import { type ADDRESS, type BackupsFilter, isView, viewsOf } from './backups-address'

/** The questions people ask every week, one press each, with how many rows answer them. */
export function ViewLinks({
  sums,
  filter,
}: {
  sums: Pick<BackupsAnswer, 'productionNotProtected' | 'summary'>
  filter: BackupsFilter
}) {
  return (
    <nav aria-label="Views" className="mb-5 border-rule border-b" data-screen-only>
      <ul className="-mb-px flex flex-wrap gap-x-6 max-sm:flex-nowrap max-sm:overflow-x-auto">
        {viewsOf(sums).map(({ name, count, address }) => (
          <li key={name} className="shrink-0">
            <Link
              kind="ink"
              href={`/backups?${query(address)}`}
              scroll={false}
              aria-current={isView(filter, address) ? 'page' : undefined}
              className="figures inline-flex min-h-9 items-center gap-2 rounded-none border-transparent border-b-2 text-soft no-underline! hover:border-edge aria-[current=page]:border-accent aria-[current=page]:text-ink pointer-coarse:min-h-11"
            >
              {name} <span className="text-fine text-soft">{count.toLocaleString('en')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function query(address: typeof ADDRESS): string {
  return new URLSearchParams(Object.entries(address).filter(([, value]) => value !== '')).toString()
}
