import type { OwnershipResults } from '../../contracts/ownership'
import type { EditResult } from './edit-ownerships'
import { noSuchThing } from './no-such-thing'

/** What became of each of many, in the order they were named. */
export function toOwnershipResults(edited: ReadonlyMap<string, EditResult>): OwnershipResults {
  const results = [...edited].map(([id, result]) => ({ id, ...said(result) }))
  const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length
  return { results, changed: count('changed'), same: count('same'), refused: count('refused') }
}

function said(result: EditResult): Omit<OwnershipResults['results'][number], 'id'> {
  switch (result.outcome) {
    case 'missing':
      return { name: null, outcome: 'refused', why: noSuchThing().message }
    case 'refused':
      return { name: result.name, outcome: 'refused', why: result.message }
    case 'same':
      return { name: result.name, outcome: 'same', why: null }
    case 'changed':
      return { name: result.resource.name, outcome: 'changed', why: null }
  }
}
