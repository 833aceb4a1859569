import 'server-only'

// Many rows at once travel as one JSON document: taking a hundred thousand of them apart value by value would cost more
// than finding them.

/** The answer of a query that gathers its rows into `rows`. */
export async function readJsonRows<Row>(query: Promise<unknown>): Promise<Row[]> {
  const [first] = (await query) as { rows: string }[]
  return JSON.parse(first?.rows ?? '[]') as Row[]
}

export function iso(text: string): Date {
  return new Date(text)
}

/** Null, too, for a time that no calendar has. */
export function isoOrNull(text: string | null): Date | null {
  if (text === null) return null
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : at
}

const IN_UTC = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00:00$/

/** The same as ISO text in UTC. The database writes its own zone, which is mostly that: then no date has to be made of it. */
export function isoText(text: string | null): string | null {
  const [, toSecond, fraction = ''] = (text && IN_UTC.exec(text)) || []
  return toSecond ? `${toSecond}.${fraction.padEnd(3, '0')}Z` : (isoOrNull(text)?.toISOString() ?? null)
}
