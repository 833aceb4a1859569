'use client'

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Up to here all lines are drawn: the browser's own search finds them, and they print. */
const DRAW_ALL_UP_TO = 150
/** Printing draws every line up to here; beyond it a CSV is the better paper. */
const PRINT_ALL_UP_TO = 3000
const LINES_BEYOND_THE_SCREEN = 12

/** Before the screen was measured, and on the server. */
const FIRST_SCREEN = { width: 1280, height: 900 }

const ROW_PX = 44
const CARD_PX = 168

export type VisibleLine = {
  index: number
  /** Pixels of lines that are not drawn, between the line before and this one. */
  gapBefore: number
}

/** The lines that are drawn now. The page itself scrolls; there is no window in the window. */
export function useVisibleLines({
  count,
  keyOf,
  body,
  cards,
  alwaysDrawn,
}: {
  count: number
  keyOf: (index: number) => string
  /** The table, whose place on the page is where the lines begin. */
  body: RefObject<HTMLElement | null>
  cards: boolean
  /** The line of the keyboard's cursor: drawn even when scrolled away, so that the focus is not lost. */
  alwaysDrawn: number
}): {
  lines: VisibleLine[]
  gapAfter: number
  measure: ((element: HTMLElement | null) => void) | undefined
} {
  const printing = usePrinting()
  const all = count <= DRAW_ALL_UP_TO || (printing && count <= PRINT_ALL_UP_TO)
  const scrollMargin = useTopOnPage(body)
  const virtualizer = useWindowVirtualizer({
    count,
    enabled: !all,
    getItemKey: keyOf,
    estimateSize: () => (cards ? CARD_PX : ROW_PX),
    overscan: LINES_BEYOND_THE_SCREEN,
    scrollMargin,
    initialRect: FIRST_SCREEN,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      if (alwaysDrawn < 0 || alwaysDrawn >= count || drawn.includes(alwaysDrawn)) return drawn
      return [...drawn, alwaysDrawn].sort((a, b) => a - b)
    },
  })

  if (all) {
    return {
      lines: Array.from({ length: count }, (_, index) => ({ index, gapBefore: 0 })),
      gapAfter: 0,
      measure: undefined,
    }
  }
  let end = 0
  const lines = virtualizer.getVirtualItems().map((item) => {
    const start = item.start - scrollMargin
    const gapBefore = Math.max(0, start - end)
    end = start + item.size
    return { index: item.index, gapBefore }
  })
  return { lines, gapAfter: Math.max(0, virtualizer.getTotalSize() - end), measure: virtualizer.measureElement }
}

function useTopOnPage(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      const measured = element.current
      if (measured) setTop(Math.round(measured.getBoundingClientRect().top + window.scrollY))
    }
    measure()
    // whatever moves the table changes the height of the page
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [element])
  return top
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    // the browser takes its picture as soon as this returns
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}
