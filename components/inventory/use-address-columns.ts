'use client'

import { useMemo } from 'react'
import { choicesOfText, textOfChoices } from '../data-table/address-columns'
import { type ColumnChoosing, useColumnChoices } from '../data-table/use-column-choices'
import { withChoice } from '../data-table/remembered-columns'

/** The columns that the address names, and until it names any, those that this browser remembers of this table. */
export function useAddressColumns(
  table: string,
  text: string,
  change: (changes: { columns: string }) => void,
): ColumnChoosing {
  const remembered = useColumnChoices(table)
  return useMemo(() => {
    const choices = text === '' ? remembered.choices : choicesOfText(text)
    return {
      choices,
      choose: (column, shown) => {
        const next = withChoice(column, shown, choices)
        change({ columns: textOfChoices(next) })
        remembered.keep(next)
      },
    }
  }, [remembered, text, change])
}
