import type { Item, Raw, RowReader } from './parse/rows'
import { UnexpectedAnswer } from './request'
import type { Page } from './walk-pages'

// Raff wraps what it answers: { success, data, total? }. An answer without its data says nothing, and above all not that
// there is nothing.

export function readPageOf<T>(readRow: RowReader<T>, field = 'data'): (json: unknown) => Page<T> {
  return (json) => {
    const envelope = readEnvelope(json)
    const total = readTotal(envelope.total)
    const list = envelope[field] ?? (total === 0 ? [] : undefined)
    if (!Array.isArray(list)) throw new UnexpectedAnswer(`${field} is not a list`)
    return { items: list.map(readRow), total }
  }
}

export function readOneOf<T>(readRow: RowReader<T>, field = 'data'): (json: unknown) => T {
  return (json) => {
    const item: Item<T> = readRow(readEnvelope(json)[field])
    if ('unreadable' in item) throw new UnexpectedAnswer(`${field}: ${item.unreadable.field}`)
    return item.row
  }
}

/** The answer as a whole, checked to be an object that does not say it failed. */
export function readEnvelope(json: unknown): Raw {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new UnexpectedAnswer('the answer is not an object')
  const envelope = json as Raw
  if (envelope.success === false || envelope.success === 'false') throw new UnexpectedAnswer('success is false')
  return envelope
}

/** A total that cannot be a count is no total: the list is then read until nothing more comes. */
function readTotal(value: unknown): number | undefined {
  const total = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : undefined
}
