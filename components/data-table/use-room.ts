'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'

/** Below this many rem rows become cards; the same number stands in styles/table.css. */
export const CARDS_BELOW_REM = 36

/** How many rem wide an element is; null before it was measured. */
export function useRoom(element: RefObject<HTMLElement | null>): number | null {
  const [room, setRoom] = useState<number | null>(null)
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setRoom(measured.clientWidth / rem)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return room
}
