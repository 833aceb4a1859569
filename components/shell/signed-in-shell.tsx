import type { ReactNode } from 'react'
import { QueryProvider } from '@/lib/client/query-provider'
import { Wordmark } from '../ui/wordmark'
import { ClockProvider } from '../ui/clock'
import { Link } from '../ui/link'
import { CommandPalette } from './command-palette'
import { navigationFor } from './navigation'
import { NavigationLinks } from './navigation-links'
import { PersonMenu } from './person-menu'
import { PhoneNavigation } from './phone-navigation'
import type { Viewer } from './viewer'

/**
 * Everything around a page for somebody who is signed in: the ledger's margin with the pages and the person, a strip above the
 * page for what is true of the whole account, and the page itself.
 */
export function SignedInShell({
  viewer,
  now,
  waiting,
  ribbon,
  freshness,
  children,
}: {
  viewer: Viewer
  /** The server's clock while drawing, in ISO form: what "3 minutes ago" is counted from until the browser takes over. */
  now: string
  /** In the margin, beside the requests: how many wait for this person. */
  waiting: ReactNode
  /** Above everything: "You are looking at the practice account." */
  ribbon?: ReactNode
  /** How fresh what the pages show is; drawn in the margin, and on phones above the page. */
  freshness?: ReactNode
  children: ReactNode
}) {
  const groups = navigationFor(viewer.role)
  return (
    <QueryProvider>
      <ClockProvider now={now}>
        <a
          href="#content"
          className="sr-only z-50 rounded-book bg-accent font-medium text-on-accent focus:not-sr-only focus:fixed focus:start-4 focus:top-2 focus:px-4 focus:py-2"
        >
          Skip to the page
        </a>
        {ribbon}
        <div className="[--sticky-top:3.5rem] lg:grid lg:[--sticky-top:0px] lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
          <header
            data-screen-only
            className="sticky top-0 z-30 flex h-14 items-center justify-between gap-3 border-rule border-b bg-paper px-4 sm:px-6 lg:hidden"
          >
            <Link href="/" kind="ink" className="no-underline!">
              <Wordmark />
            </Link>
            <PhoneNavigation groups={groups} waiting={waiting} viewer={viewer} />
          </header>
          <header data-screen-only className="margin-rule sticky top-0 hidden h-dvh flex-col overflow-y-auto lg:flex">
            <div className="px-6 pt-7 pb-6">
              <Link href="/" kind="ink" className="no-underline!">
                <Wordmark />
              </Link>
            </div>
            <div className="px-6 pb-6">
              <CommandPalette groups={groups} />
            </div>
            <NavigationLinks groups={groups} waiting={waiting} />
            {/* on a low screen the pages scroll behind it: how fresh everything is and the way out stay in sight */}
            <div className="sticky bottom-0 mt-auto space-y-3 bg-linear-to-b from-transparent via-[1.25rem] via-paper to-paper px-3 pt-6 pb-4">
              {freshness ? <div className="px-3 text-fine text-soft">{freshness}</div> : null}
              <PersonMenu viewer={viewer} />
            </div>
          </header>
          <main
            id="content"
            tabIndex={-1}
            className="min-w-0 max-w-[104rem] px-4 pt-7 pb-20 outline-none sm:px-8 lg:px-14 lg:pt-12 print:max-w-none print:p-0"
          >
            {freshness ? <div className="-mt-3 mb-6 text-fine text-soft lg:hidden">{freshness}</div> : null}
            {children}
          </main>
        </div>
      </ClockProvider>
    </QueryProvider>
  )
}
