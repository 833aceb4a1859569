import { canonicalJson, type Json } from '@/lib/domain/canonical-json'
import { compareFields, type FieldChange } from '@/lib/domain/compare-fields'

/** The same change, and to which things it happened. */
export type ManyChange = {
  mark: string
  fields: FieldChange[]
  hadBefore: boolean
  things: { id: string; name: string }[]
}

type Thing = { id: string; name: string; before: Json; after: Json }

/** What an entry about many things says, told once for all to which the same happened; null for every other entry. */
export function manyThingsOf(after: Json): ManyChange[] | null {
  const things = thingsOf(after)
  if (!things) return null
  const changes = new Map<string, ManyChange>()
  for (const { id, name, before, after: then } of things) {
    const mark = canonicalJson([before, then])
    const known = changes.get(mark)
    if (known) known.things.push({ id, name })
    else
      changes.set(mark, {
        mark,
        fields: compareFields(before, then),
        hadBefore: before !== null,
        things: [{ id, name }],
      })
  }
  return [...changes.values()].sort((a, b) => b.things.length - a.things.length)
}

function thingsOf(after: Json): Thing[] | null {
  if (after === null || typeof after !== 'object' || Array.isArray(after)) return null
  const { things, ...rest } = after
  if (!Array.isArray(things) || things.length === 0 || Object.keys(rest).length > 0) return null
  const read = things.flatMap((thing): Thing[] => {
    if (thing === null || typeof thing !== 'object' || Array.isArray(thing)) return []
    const { id, name, before = null, after: then = null } = thing
    return typeof id === 'string' && typeof name === 'string' ? [{ id, name, before, after: then }] : []
  })
  return read.length === things.length ? read : null
}
