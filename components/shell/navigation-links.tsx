'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { isCurrent, type NavigationGroup } from './navigation'
import { PageLink } from '../ui/page-link'

/** The table of contents. The page one is on has a bookmark in the margin. */
export function NavigationLinks({
  groups,
  waiting,
  onGo,
}: {
  groups: readonly NavigationGroup[]
  /** Beside the requests: how many wait for this person. */
  waiting: ReactNode
  onGo?: () => void
}) {
  const path = usePathname()
  return (
    <nav aria-label="Pages">
      {groups.map((group) => (
        <div key={group.label ?? 'first'} className="mb-5">
          {group.label ? <p className="small-caps px-5 pb-1 text-body text-soft lg:px-6">{group.label}</p> : null}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <PageLink
                  href={item.href}
                  aria-current={isCurrent(item.href, path) ? 'page' : undefined}
                  onClick={onGo}
                  className="bookmark relative flex min-h-9 items-center px-5 py-1.5 text-body text-soft no-underline lg:pointer-fine:min-h-8 lg:pointer-fine:py-1 hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink pointer-coarse:min-h-11 lg:px-6"
                >
                  {item.label}
                  {item.href === '/requests' ? waiting : null}
                </PageLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
