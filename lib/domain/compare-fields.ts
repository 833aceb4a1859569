import { canonicalJson, type Json } from './canonical-json'

// What an audit entry says changed, field by field, for a person to read side by side.

export type FieldChange = {
  /** `role`, or `address.city` for what lies deeper. */
  field: string
  /** Undefined: the field was not there. */
  before: Json | undefined
  after: Json | undefined
  changed: boolean
}

/** Deeper structures than this are shown as they are written. */
const DEEPEST = 3

/** Every field of either side, in the order they were written, before's first. */
export function compareFields(before: Json, after: Json): FieldChange[] {
  const left = flatten(before)
  const right = flatten(after)
  return [...new Set([...left.keys(), ...right.keys()])].map((field) => {
    const was = left.get(field)
    const is = right.get(field)
    return { field, before: was, after: is, changed: canonicalJson(was ?? null) !== canonicalJson(is ?? null) }
  })
}

function flatten(value: Json, path = '', depth = 0, into = new Map<string, Json>()): Map<string, Json> {
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value)
  if (!isObject || depth >= DEEPEST) {
    if (path !== '' || value !== null) into.set(path, value)
    return into
  }
  for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, depth + 1, into)
  return into
}
