'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { readUrlState, type UrlDefaults, writeUrlState } from './url-state-text'

type Changes<Defaults> = Partial<Record<keyof Defaults & string, string>>

export type UrlState<Defaults extends UrlDefaults> = {
  state: { [Name in keyof Defaults]: string }
  /** `replace` for what is typed letter by letter; `push` for a choice that the Back button should take back. */
  change: (changes: Changes<Defaults>, history?: 'replace' | 'push') => void
  /** Everything as the page has it by itself. */
  clear: () => void
}

/** Search, filters and sort in the address. `defaults` must be the same object each time: declare it outside the component. */
export function useUrlState<Defaults extends UrlDefaults>(defaults: Defaults): UrlState<Defaults> {
  const path = usePathname()
  const params = useSearchParams()
  const state = useMemo(() => readUrlState(params, defaults), [params, defaults])

  // the address is changed without asking the server for the page again: its rows come from the API
  const change = useCallback(
    (changes: Changes<Defaults>, history: 'replace' | 'push' = 'replace') => {
      const address = path + writeUrlState(window.location.search, defaults, changes)
      if (history === 'push') window.history.pushState(null, '', address)
      else window.history.replaceState(null, '', address)
    },
    [path, defaults],
  )
  const clear = useCallback(() => change({ ...defaults }, 'push'), [change, defaults])
  return { state, change, clear }
}
