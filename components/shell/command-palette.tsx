'use client'

import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import type { NavigationGroup } from './navigation'

const loadPanel = () => import('./command-palette-panel')
const CommandPalettePanel = lazy(loadPanel)

/** The way to everything from the keyboard: Ctrl-K or Cmd-K, or the button that says so. */
export function CommandPalette({ groups }: { groups: readonly NavigationGroup[] }) {
  const [open, setOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const keys = useSyncExternalStore(never, shortcutHere, () => 'Ctrl K')

  const show = () => {
    setWasOpened(true)
    setOpen(true)
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setWasOpened(true)
      setOpen((before) => !before)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={loadPanel}
        onFocus={loadPanel}
        onClick={show}
        className="flex min-h-9 w-full items-center justify-between gap-3 rounded-book border border-rule px-3 text-fine text-soft hover:border-edge hover:text-ink"
      >
        Find anything
        <kbd className="hidden rounded-leaf border border-rule px-1.5 font-mono text-[0.6875rem] leading-5 pointer-fine:inline">
          {keys}
        </kbd>
      </button>
      {wasOpened ? (
        <Suspense>
          <CommandPalettePanel open={open} onClose={() => setOpen(false)} groups={groups} />
        </Suspense>
      ) : null}
    </>
  )
}

const never = () => () => {}

function shortcutHere(): string {
  return /mac|iphone|ipad/i.test(navigator.platform) ? '⌘K' : 'Ctrl K'
}
