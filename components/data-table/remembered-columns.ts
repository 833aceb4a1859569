// Which columns a person shows or hides, per table, in this browser. Only departures from the table's own choice are kept,
// so that a column added later appears for everybody.

import type { Column } from './column'

export type ColumnChoices = Readonly<Record<string, boolean>>

type Choosable = Pick<Column<never>, 'id' | 'hiddenAtFirst' | 'isName'>

export function choicesFromText(text: string | null): ColumnChoices {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter(([, shown]) => typeof shown === 'boolean'))
  } catch {
    return {}
  }
}

export function isChosen(column: Choosable, choices: ColumnChoices): boolean {
  return column.isName || (choices[column.id] ?? !column.hiddenAtFirst)
}

export function withChoice(column: Choosable, shown: boolean, choices: ColumnChoices): ColumnChoices {
  const { [column.id]: _, ...rest } = choices
  return shown === !column.hiddenAtFirst ? rest : { ...rest, [column.id]: shown }
}

/** How readily a column gives up its place on a narrow screen: one that the person asked for goes last of all that may go. */
export function yieldsNow(column: Pick<Column<never>, 'id' | 'yields'>, choices: ColumnChoices): number | undefined {
  if (column.yields === undefined) return undefined
  return choices[column.id] === true ? 0 : column.yields
}
