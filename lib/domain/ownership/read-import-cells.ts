import { cutText } from '../cut-text'
import { textOfCell } from '../csv'
import { ENVIRONMENTS, type Environment } from '../inventory/environment'
import type { ImportColumn } from './import-columns'
import type { NameBook } from './name-book'
import { OWNERSHIP_FIELDS, type OwnershipEdit, type OwnershipField } from './ownership'

export type CellProblem = {
  column: ImportColumn
  message: string
  perhaps: { key: string; name: string } | null
}

/** An empty cell leaves things as they are; this takes away. */
export const TAKE_AWAY = '-'
const OTHER_DASHES = ['–', '—']
/** In every column but that of the purpose, where it may be what somebody wrote. */
const WORDS_FOR_NOTHING = ['nobody', 'none']

/** Characters. Longer cells are not shown in full, and no purpose is. */
const PURPOSE_MAX_LENGTH = 200

type Read<Field extends OwnershipField> =
  | { value: OwnershipEdit[Field] }
  | { problem: string; perhaps?: CellProblem['perhaps'] }

const READERS: { [Field in OwnershipField]: (text: string, names: NameBook) => Read<Field> } = {
  owner: readOwner,
  backupOwner: readOwner,
  purpose: (text) =>
    text.length <= PURPOSE_MAX_LENGTH
      ? { value: text }
      : {
          problem: `The purpose has ${text.length.toLocaleString('en')} characters. Use at most ${PURPOSE_MAX_LENGTH}: one sentence.`,
        },
  environment: (text) => {
    const environment = environmentCalled(text)
    return environment
      ? { value: environment }
      : { problem: `“${cutText(text, 40)}” is none of: ${ENVIRONMENTS.join(', ')}.` }
  },
  endsOn: readDay,
  reviewOn: readDay,
  askFirst: (text) => {
    const plain = text.toLowerCase()
    if (['yes', 'y', 'true', '1', 'x'].includes(plain)) return { value: true }
    if (['no', 'n', 'false', '0'].includes(plain)) return { value: false }
    return { problem: `“${cutText(text, 40)}” is neither yes nor no.` }
  },
}

/** What one row of a file says about its thing, and what in it cannot be understood. */
export function readImportCells(
  cells: Partial<Record<ImportColumn, string>>,
  names: NameBook,
): { edit: OwnershipEdit; problems: CellProblem[] } {
  const edit: OwnershipEdit = {}
  const problems: CellProblem[] = []
  for (const field of OWNERSHIP_FIELDS) {
    const cell = cells[field] ?? ''
    const text = plainCell(cell)
    if (text === '') continue
    // as it stands in the file: a text that is but a dash has our apostrophe before it
    const bare = oneLine(cell)
    const read = takesAway(field, bare) ? { value: field === 'askFirst' ? false : null } : READERS[field](text, names)
    if ('value' in read) Object.assign(edit, { [field]: read.value })
    else problems.push({ column: field, message: read.problem, perhaps: read.perhaps ?? null })
  }
  return { edit, problems }
}

function takesAway(field: OwnershipField, bare: string): boolean {
  if (bare === TAKE_AWAY || OTHER_DASHES.includes(bare)) return true
  return field !== 'purpose' && WORDS_FOR_NOTHING.includes(bare.toLowerCase())
}

/** One line without odd characters. Our exports put an apostrophe before what a spreadsheet would run: it is not part of the text. */
export function plainCell(text: string): string {
  return oneLine(textOfCell(text))
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
}

function readOwner(text: string, names: NameBook): Read<'owner'> {
  const found = names.find(text)
  return 'owner' in found ? { value: found.owner } : found
}

const ALSO_CALLED: Record<string, Environment> = {
  prod: 'production',
  live: 'production',
  stage: 'staging',
  stg: 'staging',
  dev: 'development',
  test: 'development',
}

function environmentCalled(text: string): Environment | undefined {
  const plain = text.toLowerCase()
  return ENVIRONMENTS.find((environment) => environment === plain) ?? ALSO_CALLED[plain]
}

/** As 2026-12-31, or 31.12.2026. A day with slashes means two things in two countries. */
function readDay(text: string): Read<'endsOn'> {
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  const day = dotted ? `${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}` : text
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null
  const exists = moment && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
  if (!exists) return { problem: `“${cutText(text, 40)}” is no day as it has to be written: 2026-12-31.` }
  const year = moment.getUTCFullYear()
  return year >= 2000 && year <= 2100 ? { value: day } : { problem: `${day} is not between 2000 and 2100.` }
}
