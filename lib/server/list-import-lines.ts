import 'server-only'
import type { z } from 'zod'
import type { ImportAnswer, ImportLinesAnswer, importLinesQuery } from '../contracts/ownership-imports'
import { findImport, type ImportRow, importLines } from '../db/ownership-imports'
import type { Viewer } from '../domain/person'
import { noSuchImport } from './ownership/no-such-import'
import { toImportAnswer } from './preview-import'

type Reader = Pick<Viewer, 'personId'>

export async function describeImport(id: string, viewer: Reader): Promise<ImportAnswer> {
  return toImportAnswer(await ownImport(id, viewer))
}

/** A preview, page by page, in the order of the file. Only whoever made it sees it. */
export async function listImportLines(
  id: string,
  { state, cursor = 0, limit }: z.output<typeof importLinesQuery>,
  viewer: Reader,
  now = new Date(),
): Promise<ImportLinesAnswer> {
  const { changes, same, problems } = await ownImport(id, viewer)
  const lines = await importLines(id, state, cursor, limit + 1)
  const page = lines.slice(0, limit)
  const last = page.at(-1)
  const totals = { change: changes, same, problem: problems }
  return {
    data: page,
    total: state ? totals[state] : changes + same + problems,
    ...(lines.length > limit && last ? { nextCursor: String(last.line) } : {}),
    asOf: now.toISOString(),
  }
}

async function ownImport(id: string, { personId }: Reader): Promise<ImportRow> {
  const found = await findImport(id)
  if (!found || found.personId !== personId) throw noSuchImport()
  return found
}
