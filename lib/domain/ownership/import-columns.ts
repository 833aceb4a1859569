import { cutText } from '../cut-text'
import { foldText } from '../inventory/fold-text'
import { OWNERSHIP_FIELDS } from './ownership'

/** What a file can say: first which thing is meant, then what a person can say of it. */
export const IMPORT_COLUMNS = ['id', 'raffId', 'kind', 'name', 'project', ...OWNERSHIP_FIELDS] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]

export const IMPORT_TITLES: Record<ImportColumn, string> = {
  id: 'Id',
  raffId: 'Id at Raff',
  kind: 'Kind',
  name: 'Name',
  project: 'Project',
  owner: 'Owner',
  backupOwner: 'Backup owner',
  purpose: 'Purpose',
  environment: 'Environment',
  endsOn: 'End date',
  reviewOn: 'Review date',
  askFirst: 'Ask before touching',
}

/** Other words people write above a column. */
const ALSO: Record<string, ImportColumn> = {
  'raff id': 'raffId',
  raffid: 'raffId',
  'resource id': 'id',
  type: 'kind',
  resource: 'name',
  server: 'name',
  thing: 'name',
  'project name': 'project',
  'owned by': 'owner',
  responsible: 'owner',
  backup: 'backupOwner',
  'second owner': 'backupOwner',
  backupowner: 'backupOwner',
  'what it is for': 'purpose',
  description: 'purpose',
  env: 'environment',
  ends: 'endsOn',
  'ends on': 'endsOn',
  endson: 'endsOn',
  expires: 'endsOn',
  until: 'endsOn',
  review: 'reviewOn',
  'review on': 'reviewOn',
  reviewon: 'reviewOn',
  'ask first': 'askFirst',
  askfirst: 'askFirst',
}

export type ColumnPlan =
  | { columns: Partial<Record<ImportColumn, number>>; unused: string[] }
  | { problem: string; unused: string[] }

const WHICH: readonly ImportColumn[] = ['id', 'raffId', 'name']
const WHAT: readonly ImportColumn[] = [
  'owner',
  'backupOwner',
  'purpose',
  'environment',
  'endsOn',
  'reviewOn',
  'askFirst',
]

/** Columns. A table with more of them is no list of owners, and nobody reads that many names of what is not used. */
const MOST_COLUMNS = 500

/** What each column of the file means; or why the file cannot be used, and what is missing. */
export function planColumns(head: readonly string[]): ColumnPlan {
  const columns: Partial<Record<ImportColumn, number>> = {}
  const unused: string[] = []
  if (head.length > MOST_COLUMNS)
    return {
      problem: `The first line names ${head.length.toLocaleString('en')} columns: this is no list of owners.`,
      unused,
    }
  for (const [index, title] of head.entries()) {
    const column = columnCalled(title)
    if (!column) {
      const said = cutText(title.trim(), 60)
      if (said !== '' && !unused.includes(said)) unused.push(said)
    } else if (columns[column] !== undefined) {
      return { problem: `Two columns are called ${IMPORT_TITLES[column]}. Take one of them out.`, unused }
    } else columns[column] = index
  }
  if (!WHICH.some((column) => columns[column] !== undefined))
    return {
      problem: `No column says which thing is meant. The first line has to name one of: ${titles(WHICH)}.`,
      unused,
    }
  if (!WHAT.some((column) => columns[column] !== undefined))
    return {
      problem: `No column says anything about the things. The first line has to name one of: ${titles(WHAT)}.`,
      unused,
    }
  return { columns, unused }
}

function columnCalled(title: string): ImportColumn | undefined {
  const plain = foldText(title).replaceAll('_', ' ').replace(/\s+/g, ' ').trim()
  return IMPORT_COLUMNS.find((column) => IMPORT_TITLES[column].toLowerCase() === plain) ?? ALSO[plain]
}

function titles(columns: readonly ImportColumn[]): string {
  return columns.map((column) => IMPORT_TITLES[column]).join(', ')
}
