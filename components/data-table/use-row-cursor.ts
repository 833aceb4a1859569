'use client'

import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cursorMove, placesBetween } from './row-cursor'

const ROWS_A_PAGE = 10

/**
 * The keyboard's row: one row of the table can be tabbed to, arrows move on. It is kept by the row's id, so that a row that
 * arrives above does not push the cursor onto another one; and by its place, where the row has not come yet.
 */
export function useRowCursor({
  table,
  ids,
  onOpen,
  selected,
  onSelect,
}: {
  table: RefObject<HTMLElement | null>
  /** By place; undefined where a long list has not come yet. */
  ids: readonly (string | undefined)[]
  onOpen: ((id: string) => void) | undefined
  selected: ReadonlySet<string> | undefined
  onSelect: ((selected: ReadonlySet<string>) => void) | undefined
}) {
  const [cursor, setCursor] = useState<{ place: number; id: string | undefined } | null>(null)
  const at = useMemo(() => placeNow(cursor, ids), [cursor, ids])
  const wantsFocus = useRef(false)
  /** Where Shift began to mark. */
  const anchor = useRef<number | null>(null)

  useLayoutEffect(() => {
    if (!wantsFocus.current || at < 0) return
    const row = table.current?.querySelector<HTMLElement>(`[data-place="${at}"]`)
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  })

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const target = event.target as HTMLElement
      // keys pressed in a button, a link or a field of the row belong to it
      if (target.dataset.place === undefined) return
      const key = { key: event.key, shift: event.shiftKey, command: event.ctrlKey || event.metaKey }
      const here = Number(target.dataset.place)
      const place = {
        at: here,
        rows: ids.length,
        page: ROWS_A_PAGE,
        selectable: Boolean(onSelect),
        opens: Boolean(onOpen),
      }
      const move = cursorMove(key, place)
      const id = ids[here]
      if (!move) return
      event.preventDefault()
      switch (move.does) {
        case 'go': {
          if (move.extend && onSelect) {
            anchor.current ??= here
            const marked = placesBetween(anchor.current, move.to).flatMap((p) => ids[p] ?? [])
            onSelect(new Set([...(selected ?? []), ...marked]))
          } else anchor.current = null
          wantsFocus.current = true
          setCursor({ place: move.to, id: ids[move.to] })
          return
        }
        case 'open':
          return id === undefined ? undefined : onOpen?.(id)
        case 'select':
          anchor.current = here
          return id === undefined ? undefined : onSelect?.(toggled(selected, id))
        case 'select-all':
          return onSelect?.(new Set(ids.filter((each) => each !== undefined)))
        case 'clear':
          return onSelect?.(new Set())
      }
    },
    [ids, onOpen, onSelect, selected],
  )

  const standOn = useCallback((place: number, id: string | undefined) => setCursor({ place, id }), [])
  return { at, onKeyDown, standOn }
}

/** Where the row with the cursor is by now: near where it was, or else at the same place. -1: nowhere yet. */
function placeNow(cursor: { place: number; id: string | undefined } | null, ids: readonly (string | undefined)[]) {
  if (cursor === null) return -1
  const { place, id } = cursor
  if (id === undefined || ids[place] === id) return place < ids.length ? place : -1
  const moved = ids.indexOf(id)
  return moved >= 0 ? moved : place < ids.length ? place : -1
}

/** The same set with this id in or out. */
export function toggled(set: ReadonlySet<string> | undefined, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
