import 'server-only'
import { OWNERSHIP_APPLY_MAX_MS, OWNERSHIP_FILE_MAX_BYTES } from '../config/timings'
import type { ImportAnswer } from '../contracts/ownership-imports'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { createImport, type ImportRow } from '../db/ownership-imports'
import type { LineState } from '../domain/ownership/understand-row'
import type { Viewer } from '../domain/person'
import { understandFile } from './ownership/understand-file'

/** As browsers and programs call such files. */
export const OWNERSHIP_FILE = {
  types: ['text/csv', 'text/plain', 'text/tab-separated-values'],
  maxBytes: OWNERSHIP_FILE_MAX_BYTES,
}

/** What a file of owners would change, line by line. Nothing is changed yet. */
export async function previewImport(text: string, fileName: string | undefined, viewer: Viewer): Promise<ImportAnswer> {
  const { lines, unused } = await understandFile(text, viewer)
  const count = (state: LineState) => lines.filter((line) => line.state === state).length
  const row = {
    personId: viewer.personId,
    fileName: fileName || null,
    madeAt: await databaseTime(),
    ...{ changes: count('change'), same: count('same'), problems: count('problem'), unused },
  }
  const options = { timeoutMs: OWNERSHIP_APPLY_MAX_MS }
  const id = await inTransaction((tx) => createImport(tx, row, lines), options)
  return toImportAnswer({ ...row, id, appliedAt: null })
}

export function toImportAnswer({ personId: _, madeAt, appliedAt, ...row }: ImportRow): ImportAnswer {
  return { ...row, madeAt: madeAt.toISOString(), appliedAt: appliedAt?.toISOString() ?? null }
}
