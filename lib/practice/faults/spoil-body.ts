// Faults in what an answer says. Bodies are copied before they are spoilt, never changed in place.

import { chanceOf } from '../ids'
import type { Stroke } from './fault-switch'

type Row = Record<string, unknown>

export function spoilBody(seed: string, strokes: Stroke[], status: number, body: unknown): unknown {
  if (status >= 300 || body === null || typeof body !== 'object') return body
  return strokes.reduce((spoilt, stroke) => applyStroke(seed, stroke, spoilt), structuredClone(body) as Row)
}

function applyStroke(seed: string, stroke: Stroke, body: Row): Row {
  const { fault } = stroke
  switch (fault.kind) {
    case 'missing-field':
      return eachRow(seed, stroke, body, (row) => withoutField(row, fieldFor(seed, stroke, row)))
    case 'null-field':
      return eachRow(seed, stroke, body, (row) => ({ ...row, [fieldFor(seed, stroke, row)]: null }))
    case 'unknown-status':
      return eachRow(seed, stroke, body, (row) => ({ ...row, status: fault.value ?? 'unknown' }))
    case 'extra-fields':
      return eachRow(seed, stroke, body, (row) => ({
        ...row,
        heat_rating: 'amber',
        placement: { rack: 7, hall: null },
      }))
    case 'string-numbers':
      return eachRow(seed, stroke, body, numbersAsText)
    case 'duplicate-row':
      return onRows(body, (rows) => repeatOne(seed, stroke, rows))
    case 'lying-total':
      return typeof body.total === 'number' ? { ...body, total: Math.max(0, body.total + (fault.rows ?? 3)) } : body
    case 'shifting-rows':
      return typeof body.total === 'number' ? { ...body, total: Math.max(0, body.total + (fault.rows ?? 1)) } : body
    default:
      return body
  }
}

/** The list in an answer, under whatever name it goes. */
function onRows(body: Row, change: (rows: unknown[]) => unknown[]): Row {
  const name = Object.keys(body).find((key) => Array.isArray(body[key]))
  return name === undefined ? body : { ...body, [name]: change(body[name] as unknown[]) }
}

function eachRow(seed: string, stroke: Stroke, body: Row, change: (row: Row) => Row): Row {
  const { data } = body
  if (data !== null && typeof data === 'object' && !Array.isArray(data)) return { ...body, data: change(data as Row) }
  return onRows(body, (rows) => {
    const chosen = chosenRow(seed, stroke, rows)
    return rows.map((row, place) => (stroke.fault.which === 'all' || place === chosen ? change(row as Row) : row))
  })
}

function chosenRow(seed: string, { count }: Stroke, rows: unknown[]): number {
  return Math.floor(chanceOf(seed, 'spoilt-row', count) * rows.length)
}

function fieldFor(seed: string, { fault, count }: Stroke, row: Row): string {
  const names = Object.keys(row)
  return fault.field ?? names[Math.floor(chanceOf(seed, 'spoilt-field', count) * names.length)] ?? 'id'
}

function withoutField(row: Row, field: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== field))
}

function numbersAsText(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  )
}

function repeatOne(seed: string, stroke: Stroke, rows: unknown[]): unknown[] {
  const chosen = chosenRow(seed, stroke, rows)
  return rows.flatMap((row, place) => (place === chosen ? [row, row] : [row]))
}
