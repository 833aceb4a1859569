'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Column } from './column'
import { type ColumnChoices, choicesFromText, withChoice } from './remembered-columns'

const NOTHING: ColumnChoices = {}
const listeners = new Set<() => void>()
/** What was read, by table: useSyncExternalStore needs the same object while nothing changes. */
const read = new Map<string, ColumnChoices>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const keyOf = (table: string) => `stocktake.columns.${table}`

function choicesOf(table: string): ColumnChoices {
  let choices = read.get(table)
  if (!choices) {
    choices = choicesFromText(storedText(table))
    read.set(table, choices)
  }
  return choices
}

function storedText(table: string): string | null {
  try {
    return localStorage.getItem(keyOf(table))
  } catch {
    // storage switched off: the choice lasts as long as the tab
    return null
  }
}

export type ColumnChoosing = {
  choices: ColumnChoices
  choose: (column: Pick<Column<never>, 'id' | 'hiddenAtFirst'>, shown: boolean) => void
}

/** The columns this person shows and hides in this table, kept in this browser. */
export function useColumnChoices(table: string): ColumnChoosing & { keep: (choices: ColumnChoices) => void } {
  const choices = useSyncExternalStore(
    subscribe,
    () => choicesOf(table),
    () => NOTHING,
  )
  const keep = useCallback(
    (next: ColumnChoices) => {
      read.set(table, next)
      try {
        localStorage.setItem(keyOf(table), JSON.stringify(next))
      } catch {
        // see storedText
      }
      for (const listener of listeners) listener()
    },
    [table],
  )
  return useMemo(
    () => ({ choices, keep, choose: (column, shown) => keep(withChoice(column, shown, choicesOf(table))) }),
    [choices, keep, table],
  )
}
