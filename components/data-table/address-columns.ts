import type { ColumnChoices } from './remembered-columns'

// Columns as an address says them: `tags,-owner` for tags shown and owners hidden beside what the table shows by itself.

/** The table's own choice, said outright: an address that says nothing leaves it to the browser's memory. */
const AS_USUAL = 'usual'

export function textOfChoices(choices: ColumnChoices): string {
  const names = Object.entries(choices).map(([id, shown]) => (shown ? id : `-${id}`))
  return names.sort().join(',') || AS_USUAL
}

export function choicesOfText(text: string): ColumnChoices {
  const names = text.split(',').filter((name) => name !== '' && name !== AS_USUAL)
  return Object.fromEntries(names.map((name) => (name.startsWith('-') ? [name.slice(1), false] : [name, true])))
}
