'use client'

import { Link } from '../ui/link'
import { type Address, isView, VIEWS } from './inventory-address'

/** The questions people ask every week, one press each. */
export function ViewLinks({ state }: { state: Address }) {
  return (
    <nav aria-label="Views" className="mb-5 border-rule border-b" data-screen-only>
      <ul className="-mb-px flex flex-wrap gap-x-6 max-sm:flex-nowrap max-sm:overflow-x-auto">
        {VIEWS.map(({ name, address }) => (
          <li key={name} className="shrink-0">
            <Link
              kind="ink"
              href={`/inventory${queryOf(address)}`}
              scroll={false}
              aria-current={isView(state, address) ? 'page' : undefined}
              className="inline-flex min-h-9 items-center rounded-none border-transparent border-b-2 text-soft no-underline! hover:border-edge aria-[current=page]:border-accent aria-[current=page]:text-ink pointer-coarse:min-h-11"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function queryOf(address: Partial<Address>): string {
  const text = new URLSearchParams(address).toString()
  return text === '' ? '' : `?${text}`
}
