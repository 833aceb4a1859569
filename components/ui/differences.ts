// What changed between two records of plain data, field by field, as a person would list it.

export type Difference = { field: string; before: string | null; after: string | null }

/** Changed, added and removed fields by their path ("owner.name"); equal ones are left out. null: it was not there. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const old = flatten(before)
  const now = flatten(after)
  const fields = [...new Set([...old.keys(), ...now.keys()])]
  return fields
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((difference) => difference.before !== difference.after)
}

function flatten(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === undefined || (value === null && path === '')) return found
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    for (const [name, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${name}` : name, found)
  } else found.set(path, textOf(value))
  return found
}

function textOf(value: unknown): string {
  if (value === null) return 'nothing'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'string') return value === '' ? '(empty)' : value
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return value.length ? value.join(', ') : 'none'
  return JSON.stringify(value)
}
