'use client'

import { useEffect, useRef, useState } from 'react'
import { CONTROL_LOOK } from '../ui/input'

/** Long enough to finish a syllable, short enough to feel like typing. */
const PAUSE_MS = 250

/** What goes to another page when it is pressed. */
const LEADS_AWAY = 'a[href], tbody td:not(:has(input, button))'

/** Search as you type: what is typed shows at once, `onSearch` hears of it after a pause or with Enter. */
export function SearchBox({
  label,
  placeholder,
  value,
  onSearch,
}: {
  /** "Search the log", for screen readers. */
  label: string
  placeholder?: string
  value: string
  onSearch: (text: string) => void
}) {
  const [typed, setTyped] = useState(value)
  const told = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // whoever goes on to one of the rows leaves: a search that comes after the press would call them back
    const leave = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest(LEADS_AWAY)) clearTimeout(timer.current)
    }
    document.addEventListener('click', leave, true)
    return () => {
      document.removeEventListener('click', leave, true)
      clearTimeout(timer.current)
    }
  }, [])
  useEffect(() => {
    // changed from outside, by Back or "clear": not the echo of what was typed here
    if (value !== told.current) {
      told.current = value
      setTyped(value)
    }
  }, [value])

  const tell = (text: string) => {
    clearTimeout(timer.current)
    told.current = text
    onSearch(text)
  }

  return (
    <search className="relative min-w-44 flex-1 basis-56 max-sm:basis-full sm:max-w-80">
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute start-3 top-1/2 size-3.5 fill-none stroke-[1.6] stroke-current text-soft"
      >
        <circle cx="6.5" cy="6.5" r="5" />
        <path d="m10.5 10.5 4.5 4.5" />
      </svg>
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          const text = event.target.value
          setTyped(text)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => tell(text), PAUSE_MS)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') tell(typed)
        }}
        className={`${CONTROL_LOOK} min-h-9! py-1! ps-9!`}
      />
    </search>
  )
}
