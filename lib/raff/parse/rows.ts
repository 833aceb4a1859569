import type { z } from 'zod'

/** A row as it came, with every field, known or not. */
export type Raw = Readonly<Record<string, unknown>>

export interface Unreadable {
  /** its id, if at least that can be read: the thing exists */
  id: string | null
  /** the field that is not as expected; never its content */
  field: string
}

export type Item<T> = { id: string | null } & ({ row: T } | { unreadable: Unreadable })

export type RowReader<T> = (value: unknown) => Item<T>

export type RowOf<Reader> = Reader extends RowReader<infer T> ? T : never

/**
 * Reads one row: its known fields checked and renamed, the rest kept under `raw`. A row that does not fit is reported, and
 * never stops the list it is in.
 */
export function rowReader<Known extends object>(
  schema: z.ZodType<Known>,
  idOf: (raw: Raw) => unknown = (raw) => raw.id,
): RowReader<Known & { raw: Raw }> {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { id: null, unreadable: { id: null, field: 'the row itself' } }
    const raw = value as Raw
    const id = nameOf(idOf(raw))
    const read = schema.safeParse(raw)
    if (read.success && id !== null) return { id, row: { ...read.data, raw } }
    const field = read.error?.issues[0]?.path.join('.') || 'id'
    return { id, unreadable: { id, field } }
  }
}

function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  return Number.isSafeInteger(value) ? String(value) : null
}
