import type { Collection } from '../collection'
import { forbidden, notFound } from './api-error'
import type { Call } from './route'

interface ProjectRow {
  id: string | number
  createdAt: number
  projectId: string
}

/** The row a path asks for, if it is there and the caller may do this with it. Ids are taken as they come, never parsed. */
export function findInProject<Row extends ProjectRow, Index extends string>(
  call: Call,
  rows: Collection<Row, Index>,
  id: string,
  what: string,
): Row {
  const row = rowById(rows, id)
  if (!row) throw notFound(what)
  if (call.access.kind === 'project' && row.projectId !== call.projectId) {
    throw forbidden(`${what} belongs to another project`)
  }
  if (call.access.kind === 'resource' && !call.caller.mayIn(row.projectId, call.access.permission)) {
    throw forbidden(`This key has no ${call.access.permission} in the project of this ${what}`)
  }
  return row
}

export function findInAccount<Row extends { id: string | number; createdAt: number }, Index extends string>(
  rows: Collection<Row, Index>,
  id: string,
  what: string,
): Row {
  const row = rowById(rows, id)
  if (!row) throw notFound(what)
  return row
}

function rowById<Row extends { id: string | number; createdAt: number }, Index extends string>(
  rows: Collection<Row, Index>,
  id: string,
): Row | undefined {
  return rows.get(id) ?? (/^[1-9]\d*$/.test(id) ? rows.get(Number(id)) : undefined)
}
