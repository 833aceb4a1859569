import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { OWNERSHIP_FILE_MAX_LINES, OWNERSHIP_FILE_STRETCH } from '../../config/timings'
import { databaseTime } from '../../db/database-time'
import { findThings } from '../../db/ownership-imports'
import { readOwnership } from '../../db/ownership'
import { ownerDirectory } from '../../db/owner-directory'
import { type OwnerRef, ownerKey } from '../../domain/inventory/owner'
import { ThingIndex } from '../../domain/ownership/find-thing'
import { planColumns } from '../../domain/ownership/import-columns'
import { NameBook } from '../../domain/ownership/name-book'
import {
  type ImportThing,
  meantByAll,
  type Understanding,
  type UnderstoodLine,
  understandRow,
} from '../../domain/ownership/understand-row'
import type { Viewer } from '../../domain/person'
import { type CsvRow, readCsv } from '../../domain/read-csv'
import { Refusal } from '../../domain/refusals'
import { tellApart } from '../../domain/tell-apart'
import { contextOf } from './context-of'

export type UnderstoodFile = { lines: UnderstoodLine[]; unused: string[] }

/** A file, line by line. It is read in stretches: fifty thousand lines keep nobody else from being answered. */
export async function understandFile(text: string, viewer: Viewer): Promise<UnderstoodFile> {
  refuseOddText(text)
  // one more for the first line, which names the columns
  const { rows, problem } = readCsv(text, OWNERSHIP_FILE_MAX_LINES + 1)
  if (problem) throw refuse(problem.message)
  const [head, ...body] = rows
  if (!head) throw refuse('The file is empty. Download the template, fill it in and send that.')
  const plan = planColumns(head.cells)
  if ('problem' in plan) throw refuse(plan.problem)
  if (body.length === 0) throw refuse('The file has a first line with the columns, and nothing below it.')
  const understanding = await prepare(body, plan.columns, head.cells.length, viewer)
  const lines: UnderstoodLine[] = []
  for (const row of body) {
    lines.push(understandRow(row, understanding))
    if (lines.length % OWNERSHIP_FILE_STRETCH === 0) await turn()
  }
  return { lines, unused: plan.unused }
}

async function prepare(
  rows: CsvRow[],
  columns: Understanding['columns'],
  width: number,
  viewer: Viewer,
): Promise<Understanding> {
  const found = await findThings(meantByAll(rows, columns))
  const [known, directory, now] = await Promise.all([
    readOwnership(found.map(({ id }) => id)),
    ownerDirectory(),
    databaseTime(),
  ])
  const things = found.flatMap((thing): ImportThing[] => {
    const more = known.get(thing.id)
    return more ? [{ ...thing, ownership: more.ownership, environment: more.environment }] : []
  })
  const context = contextOf(viewer, directory, now)
  const called = tellApart(directory)
  return {
    columns,
    width,
    things: new ThingIndex(things),
    names: new NameBook(directory),
    context,
    nameOf: (owner: OwnerRef) => {
      const known = context.owners.get(ownerKey(owner))
      return known ? called(known) : 'somebody who is not known any more'
    },
    said: new Map(),
  }
}

function refuseOddText(text: string): void {
  if (text.startsWith('PK\u0003\u0004'))
    throw refuse('This is a spreadsheet itself. Save it as “CSV UTF-8” and send that.')
  if (text.includes('\0')) throw refuse('This is no text file. Save the table as “CSV UTF-8” and send that.')
  if (text.includes('\uFFFD'))
    throw refuse('Some letters in the file cannot be read, accents perhaps. Save it as “CSV UTF-8” and send that.')
}

function refuse(message: string): Refusal {
  return new Refusal('invalid', message, { fields: { file: message } })
}
