// One text per value, whatever order its keys were written in: what two machines must agree on to agree on a hash.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * The value as a database and a hash can both keep it: dates as ISO text, `undefined` left out, text made well formed
 * (Postgres refuses NUL and half surrogate pairs in JSON, and a log must not lose an entry to an odd character).
 */
export function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object') {
    const kept = Object.entries(value).filter(([, inner]) => inner !== undefined && typeof inner !== 'function')
    return Object.fromEntries(kept.map(([key, inner]) => [cleanText(key), toJson(inner)]))
  }
  return String(value)
}

/** JSON with sorted keys and no white space. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value).sort()
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`
  }
  // -0 is stored as 0 and must hash as 0
  return JSON.stringify(value === 0 ? 0 : value)
}

export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
