'use client'

import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cursorMove, placesBetween } from './row-cursor'

const ROWS_A_PAGE = 10

/**
 * The keyboard's row: one row of the table can be tabbed to, arrows move on. It is kept by the row's id, so that a row that
 * arrives above does not push the cursor onto another one.
 */
export function useRowCursor({
  table,
  ids,
  onOpen,
  selected,
  onSelect,
}: {
  table: RefObject<HTMLElement | null>
  ids: readonly string[]
  onOpen: ((id: string) => void) | undefined
  selected: ReadonlySet<string> | undefined
  onSelect: ((selected: ReadonlySet<string>) => void) | undefined
}) {
  const [cursor, setCursor] = useState<string | null>(null)
  const placeOf = useMemo(() => new Map(ids.map((id, place) => [id, place])), [ids])
  const at = cursor === null ? -1 : (placeOf.get(cursor) ?? -1)
  const wantsFocus = useRef(false)
  /** Where Shift began to mark. */
  const anchor = useRef<number | null>(null)

  useLayoutEffect(() => {
    if (!wantsFocus.current || cursor === null) return
    const row = table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(cursor)}"]`)
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  })

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const target = event.target as HTMLElement
      // keys pressed in a button, a link or a field of the row belong to it
      if (target.dataset.row === undefined) return
      const key = { key: event.key, shift: event.shiftKey, command: event.ctrlKey || event.metaKey }
      const here = placeOf.get(target.dataset.row) ?? -1
      const place = {
        at: here,
        rows: ids.length,
        page: ROWS_A_PAGE,
        selectable: Boolean(onSelect),
        opens: Boolean(onOpen),
      }
      const move = cursorMove(key, place)
      const id = ids[here]
      if (!move || id === undefined) return
      event.preventDefault()
      switch (move.does) {
        case 'go': {
          if (move.extend && onSelect) {
            anchor.current ??= here
            const marked = placesBetween(anchor.current, move.to).flatMap((p) => ids[p] ?? [])
            onSelect(new Set([...(selected ?? []), ...marked]))
          } else anchor.current = null
          wantsFocus.current = true
          setCursor(ids[move.to] ?? null)
          return
        }
        case 'open':
          return onOpen?.(id)
        case 'select':
          anchor.current = here
          return onSelect?.(toggled(selected, id))
        case 'select-all':
          return onSelect?.(new Set(ids))
        case 'clear':
          return onSelect?.(new Set())
      }
    },
    [ids, placeOf, onOpen, onSelect, selected],
  )

  return { cursor, at, onKeyDown, standOn: setCursor }
}

/** The same set with this id in or out. */
export function toggled(set: ReadonlySet<string> | undefined, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
