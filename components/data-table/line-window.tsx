'use client'

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { DrawnLines } from './drawn-lines'

/** Printing draws every line up to here; beyond it a CSV is the better paper. */
const PRINT_ALL_UP_TO = 3000
const LINES_BEYOND_THE_SCREEN = 12

/** Until a line was seen. */
const ROW_PX = 48
const CARD_PX = 168

/**
 * Says which lines of a long table are near the screen; draws nothing itself, so that rows keep their place and their focus when
 * it arrives. Loaded with the first long table. The page scrolls; there is no window in the window.
 */
export default function LineWindow({
  count,
  keyOf,
  table,
  cards,
  alwaysDrawn,
  onChange,
}: {
  count: number
  keyOf: (index: number) => number | string
  /** Where on the page the lines begin. */
  table: RefObject<HTMLElement | null>
  cards: boolean
  /** The line of the keyboard's cursor: drawn even when scrolled away, so that the focus is not lost. */
  alwaysDrawn: number
  onChange: (drawn: DrawnLines) => void
}) {
  const printsAll = usePrinting() && count <= PRINT_ALL_UP_TO
  const top = useTopOnPage(table)
  // both stay the same functions, or the virtualizer would answer with new items at each drawing, without end
  const usual = useUsualHeight(table, cards)
  const estimateSize = useCallback(() => usual, [usual])
  const measureElement = useCallback(
    // what is on its way is nearly as high as a line; as a card it is far lower, and would leave the screen empty
    (line: HTMLElement) => (!cards && line.querySelector('.is-coming') ? usual : heightOf(line)),
    [cards, usual],
  )
  const rangeExtractor = useCallback(
    (range: Range) => {
      const near = defaultRangeExtractor(range)
      if (alwaysDrawn < 0 || alwaysDrawn >= range.count || near.includes(alwaysDrawn)) return near
      return [...near, alwaysDrawn].sort((a, b) => a - b)
    },
    [alwaysDrawn],
  )
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count,
    getItemKey: keyOf,
    estimateSize,
    measureElement,
    rangeExtractor,
    overscan: LINES_BEYOND_THE_SCREEN,
    scrollMargin: top,
  })
  const items = virtualizer.getVirtualItems()
  const height = virtualizer.getTotalSize()

  useLayoutEffect(() => {
    if (printsAll) return onChange({ lines: everyLine(count), gapAfter: 0, measure: undefined })
    // before the screen was measured: what is drawn already stays, and with it the focus
    if (items.length === 0 && count > 0) return
    let end = 0
    const lines = items.map((item) => {
      const gapBefore = Math.max(0, item.start - top - end)
      end = item.end - top
      return { index: item.index, gapBefore }
    })
    onChange({ lines, gapAfter: Math.max(0, height - end), measure: virtualizer.measureElement })
  }, [items, height, top, count, printsAll, onChange, virtualizer])

  return null
}

/** To the fraction: a line that is as high as it was taken for costs nothing, any other makes all below it be counted anew. */
const heightOf = (line: HTMLElement) => line.getBoundingClientRect().height

/** How high most lines are, from those that were drawn before this came. */
function useUsualHeight(table: RefObject<HTMLElement | null>, cards: boolean): number {
  const assumed = cards ? CARD_PX : ROW_PX
  const [usual, setUsual] = useState(assumed)
  useLayoutEffect(() => {
    const heights = [...(table.current?.querySelectorAll<HTMLElement>('tbody[data-index]') ?? [])].map(heightOf)
    setUsual(heights.sort((a, b) => a - b)[Math.floor(heights.length / 2)] ?? assumed)
  }, [table, assumed])
  return usual
}

function everyLine(count: number) {
  return Array.from({ length: count }, (_, index) => ({ index, gapBefore: 0 }))
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
