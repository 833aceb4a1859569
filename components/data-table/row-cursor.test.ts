import { describe, expect, it } from 'vitest'
import { type CursorPlace, cursorMove, placesBetween } from './row-cursor'

const place: CursorPlace = { at: 5, rows: 20, page: 8, selectable: true, opens: true }
const press = (key: string, more: { shift?: boolean; command?: boolean } = {}, at: Partial<CursorPlace> = {}) =>
  cursorMove({ key, shift: more.shift ?? false, command: more.command ?? false }, { ...place, ...at })
const goes = (to: number, extend = false) => ({ does: 'go', to, extend })

describe('the row cursor', () => {
  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['Home', 0],
    ['End', 19],
    ['PageDown', 13],
    ['PageUp', 0],
  ])('%s goes from 5 to %d', (key, to) => {
    expect(press(key)).toEqual(goes(to))
  })

  it('stays on the first and the last row instead of leaving the table', () => {
    expect(press('ArrowUp', {}, { at: 0 })).toEqual(goes(0))
    expect(press('ArrowDown', {}, { at: 19 })).toEqual(goes(19))
    expect(press('PageDown', {}, { at: 18 })).toEqual(goes(19))
  })

  it('goes to the ends with Ctrl or Cmd', () => {
    expect(press('ArrowDown', { command: true })).toEqual(goes(19))
    expect(press('ArrowUp', { command: true })).toEqual(goes(0))
  })

  it('begins on the first row when it never stood', () => {
    expect(press('ArrowDown', {}, { at: -1 })).toEqual(goes(0))
  })

  it('marks on the way with Shift, only where rows can be selected', () => {
    expect(press('ArrowDown', { shift: true })).toEqual(goes(6, true))
    expect(press('ArrowDown', { shift: true }, { selectable: false })).toEqual(goes(6))
  })

  it('opens with Enter; Space selects, and opens where nothing can be selected', () => {
    expect(press('Enter')).toEqual({ does: 'open' })
    expect(press(' ')).toEqual({ does: 'select' })
    expect(press(' ', {}, { selectable: false })).toEqual({ does: 'open' })
    expect(press(' ', {}, { selectable: false, opens: false })).toBeNull()
  })

  it('leaves keys alone that are not its own, so that typing and the browser keep theirs', () => {
    for (const key of ['a', 'Tab', 'F5', 'x', 'ArrowLeft']) expect(press(key)).toBeNull()
    expect(press('a', { command: true }, { selectable: false })).toBeNull()
  })

  it('does nothing in an empty table', () => {
    for (const key of ['ArrowDown', 'End', 'Enter', ' ']) expect(press(key, {}, { rows: 0, at: -1 })).toBeNull()
  })
})

it('a range has both ends, whichever way it was drawn', () => {
  expect(placesBetween(3, 5)).toEqual([3, 4, 5])
  expect(placesBetween(5, 3)).toEqual([3, 4, 5])
  expect(placesBetween(4, 4)).toEqual([4])
})
