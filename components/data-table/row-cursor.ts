// The keyboard's place in the table. Pure: a key, where the cursor stands, what there is; out comes what to do.

export type CursorKey = { key: string; shift: boolean; command: boolean }

export type CursorPlace = {
  /** The row it stands on, counted from 0; -1 before it ever stood. */
  at: number
  rows: number
  /** Rows that fit on the screen. */
  page: number
  selectable: boolean
  /** Enter opens or unfolds the row. */
  opens: boolean
}

export type CursorMove =
  | { does: 'go'; to: number; extend: boolean }
  | { does: 'open' | 'select' | 'select-all' | 'clear' }
  | null

export function cursorMove({ key, shift, command }: CursorKey, place: CursorPlace): CursorMove {
  const { at, rows, page, selectable, opens } = place
  if (rows === 0) return null
  const go = (to: number): CursorMove => ({
    does: 'go',
    to: Math.min(Math.max(to, 0), rows - 1),
    extend: shift && selectable,
  })
  switch (key) {
    case 'ArrowDown':
      return command ? go(rows - 1) : go(at + 1)
    case 'ArrowUp':
      return command ? go(0) : go(at - 1)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows - 1)
    case 'PageDown':
      return go(at + page)
    case 'PageUp':
      return go(at - page)
    case 'Enter':
      return opens ? { does: 'open' } : null
    case ' ':
      if (selectable) return { does: 'select' }
      return opens ? { does: 'open' } : null
    case 'a':
      return command && selectable ? { does: 'select-all' } : null
    case 'Escape':
      return selectable ? { does: 'clear' } : null
    default:
      return null
  }
}

/** The places from one to another, both included, whichever comes first: what Shift marks. */
export function placesBetween(from: number, to: number): number[] {
  const first = Math.min(from, to)
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => first + step)
}
