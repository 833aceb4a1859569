'use client'

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { type ButtonKind, type ButtonSize, buttonLook } from './button-look'
import type { MenuEntry } from './menu-entry'

// The list and its positioning are a third of our whole allowance of script, so they come with the first touch of a menu.
const loadMenuList = () => import('./menu-list')
const MenuList = lazy(loadMenuList)

export type MenuProps = {
  /** What the button shows. */
  children: ReactNode
  /** What the button is called when its content is not words, such as a name or an icon. */
  label?: string
  entries: readonly MenuEntry[]
  side?: 'top' | 'bottom'
  align?: 'start' | 'end'
  buttonKind?: ButtonKind
  size?: ButtonSize
  /** Replaces the look of a button altogether. */
  className?: string
}

/** A button that opens a short list of acts, places or choices. */
export function Menu({
  children,
  label,
  entries,
  side = 'bottom',
  align = 'start',
  buttonKind = 'quiet',
  size = 'small',
  className,
}: MenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)

  const toggle = () => {
    setWasOpened(true)
    setOpen((before) => !before)
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        className={className ?? buttonLook(buttonKind, size)}
        onPointerEnter={loadMenuList}
        onFocus={loadMenuList}
        onClick={toggle}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return
          event.preventDefault()
          toggle()
        }}
      >
        {children}
      </button>
      {wasOpened ? (
        <Suspense>
          <MenuList button={button} open={open} onOpenChange={setOpen} entries={entries} side={side} align={align} />
        </Suspense>
      ) : null}
    </>
  )
}
