'use client'

import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { NavigationGroup } from './navigation'
import { NavigationLinks } from './navigation-links'
import { PersonMenu } from './person-menu'
import type { Viewer } from './viewer'

/** The margin of the book on a small screen: a sheet from the right, in the browser's own dialog. Nothing is in it until then. */
export function PhoneNavigation({
  groups,
  waiting,
  viewer,
}: {
  groups: readonly NavigationGroup[]
  waiting: ReactNode
  viewer: Viewer
}) {
  const sheet = useRef<HTMLDialogElement>(null)
  const [wasOpened, setWasOpened] = useState(false)
  const close = () => sheet.current?.close()
  const open = () => {
    // what it holds is there before it opens: the browser then gives the focus to the first of it
    flushSync(() => setWasOpened(true))
    sheet.current?.showModal()
  }
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className="-me-2 flex min-h-11 items-center gap-2 rounded-book px-3 font-medium hover:bg-sunk"
        onClick={open}
      >
        <svg viewBox="0 0 18 14" aria-hidden="true" className="w-4.5 stroke-[1.5] stroke-current">
          <path d="M0 1h18M0 7h18M0 13h18" />
        </svg>
        Pages
      </button>
      <dialog
        ref={sheet}
        aria-label="Pages and your menu"
        className="sheet fixed inset-y-0 start-auto end-0 m-0 h-dvh max-h-none w-72 max-w-[88vw] bg-paper text-ink shadow-lift backdrop:bg-veil"
        onClick={(event) => {
          if (event.target === event.currentTarget) close()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
        }}
      >
        {wasOpened ? (
          <div className="flex h-full flex-col overflow-y-auto border-rule border-s">
            <div className="flex h-14 shrink-0 items-center justify-between border-rule border-b ps-5 pe-2">
              <p className="small-caps text-lead text-soft">Pages</p>
              <button type="button" className="min-h-11 rounded-book px-3 font-medium hover:bg-sunk" onClick={close}>
                Close
              </button>
            </div>
            <div className="pt-5">
              <NavigationLinks groups={groups} waiting={waiting} onGo={close} />
            </div>
            <div className="mt-auto p-3">
              <PersonMenu viewer={viewer} />
            </div>
          </div>
        ) : null}
      </dialog>
    </>
  )
}
