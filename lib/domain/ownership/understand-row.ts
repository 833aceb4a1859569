import { cutText } from '../cut-text'
import type { CsvRow } from '../read-csv'
import type { Environment } from '../inventory/environment'
import { decideOwnership, type OwnershipContext } from './decide-ownership'
import type { Findable, ThingIndex } from './find-thing'
import { IMPORT_TITLES, type ImportColumn } from './import-columns'
import type { NameBook } from './name-book'
import { OWNERSHIP_FIELDS, type Ownership, type OwnershipEdit, type OwnershipField } from './ownership'
import { plainCell, readImportCells } from './read-import-cells'
import { type NameOf, recordOwnership } from './record-ownership'

export const LINE_STATES = ['change', 'same', 'problem'] as const
export type LineState = (typeof LINE_STATES)[number]

export type LineChange = { field: OwnershipField; before: string | boolean | null; after: string | boolean | null }
export type LineProblem = { column: string | null; message: string; perhaps: { key: string; name: string } | null }

/** A line of a file, understood: what it would change, and everything in it that cannot be used. */
export type UnderstoodLine = {
  line: number
  state: LineState
  resourceId: string | null
  kind: string | null
  name: string
  edit: OwnershipEdit | null
  changes: LineChange[]
  problems: LineProblem[]
}

export type ImportThing = Findable & { ownership: Ownership; environment: Environment | null }

export type Understanding = {
  columns: Partial<Record<ImportColumn, number>>
  /** How many columns the first line names. */
  width: number
  things: ThingIndex<ImportThing>
  names: NameBook
  context: OwnershipContext
  nameOf: NameOf
  /** The line that has already said something about a thing. */
  said: Map<string, number>
}

export function understandRow(row: CsvRow, with_: Understanding): UnderstoodLine {
  const cells = cellsOf(row, with_.columns)
  const surplus = surplusOf(row, with_.width)
  const { edit, problems } = readImportCells(cells, with_.names)
  const found = with_.things.find(meantBy(cells))
  // where its cells are not in their columns, what each of them says is not what anybody meant
  const all: LineProblem[] = surplus
    ? [{ column: null, message: surplus, perhaps: null }]
    : problems.map(({ column, ...rest }) => ({ column: IMPORT_TITLES[column], ...rest }))
  if ('problem' in found) {
    all.unshift({ column: null, message: found.problem, perhaps: null })
    return { ...nothingOf(row, cells), problems: all }
  }
  const { thing } = found
  const known = { line: row.line, resourceId: thing.id, kind: thing.kind, name: thing.name }
  const earlier = with_.said.get(thing.id)
  if (earlier !== undefined)
    all.unshift({ column: null, message: `Line ${earlier} says something about ${thing.name} already.`, perhaps: null })
  else with_.said.set(thing.id, row.line)
  if (all.length > 0) return { ...known, state: 'problem', edit: null, changes: [], problems: all }
  return { ...known, ...decided(thing, edit, with_) }
}

type Decided = Pick<UnderstoodLine, 'state' | 'edit' | 'changes' | 'problems'>

function decided(thing: ImportThing, said: OwnershipEdit, { context, nameOf }: Understanding): Decided {
  const edit = { ...withoutInherited(said, thing), version: thing.ownership.version }
  const decision = decideOwnership(thing, edit, context)
  if (decision.outcome === 'same') return { state: 'same', edit: null, changes: [], problems: [] }
  if (decision.outcome === 'refused') {
    const column = OWNERSHIP_FIELDS.find((field) => field === decision.field)
    const problem = { column: column ? IMPORT_TITLES[column] : null, message: decision.message, perhaps: null }
    return { state: 'problem', edit: null, changes: [], problems: [problem] }
  }
  const { before, after } = recordOwnership(thing.ownership, decision.next, nameOf)
  const changes = OWNERSHIP_FIELDS.filter((field) => field in after).map((field) => ({
    field,
    before: before[field] ?? null,
    after: after[field] ?? null,
  }))
  return { state: 'change', edit, changes, problems: [] }
}

/** A comma in a text that is not quoted moves everything behind it: none of it is where it belongs. */
function surplusOf({ cells }: CsvRow, width: number): string | null {
  if (cells.slice(width).every((cell) => cell.trim() === '')) return null
  return `The line has ${cells.length} cells and the first line ${width}. Put quotes around a text with a comma or semicolon in it.`
}

/** Our exports show the environment a thing has from its project: sent back, that is not said of the thing itself. */
function withoutInherited({ environment, ...edit }: OwnershipEdit, thing: ImportThing): OwnershipEdit {
  const inherited = thing.ownership.environment === null && environment === thing.environment
  return environment === undefined || inherited ? edit : { ...edit, environment }
}

function cellsOf(row: CsvRow, columns: Understanding['columns']): Partial<Record<ImportColumn, string>> {
  const pairs = Object.entries(columns).map(([column, index]) => [column, row.cells[index] ?? ''])
  return Object.fromEntries(pairs)
}

function meantBy(cells: Partial<Record<ImportColumn, string>>) {
  const of = (column: ImportColumn) => plainCell(cells[column] ?? '')
  return { id: of('id'), raffId: of('raffId'), kind: of('kind'), name: of('name'), project: of('project') }
}

function nothingOf(row: CsvRow, cells: Partial<Record<ImportColumn, string>>) {
  const meant = meantBy(cells)
  const name = cutText(meant.name || meant.id || meant.raffId, 120)
  return { line: row.line, state: 'problem' as const, resourceId: null, kind: null, name, edit: null, changes: [] }
}

/** What is looked up for a whole file at once. */
export function meantByAll(rows: readonly CsvRow[], columns: Understanding['columns']) {
  const all = rows.map((row) => meantBy(cellsOf(row, columns)))
  const once = (texts: string[]) => [...new Set(texts.filter((text) => text !== ''))]
  return {
    ids: once(all.map(({ id }) => id.toLowerCase())),
    raffIds: once(all.map(({ raffId }) => raffId)),
    names: once(all.flatMap(({ name }) => [name, name.toLowerCase()])),
  }
}
