import 'server-only'
import type { SuggestionsAnswer } from '../contracts/ownership'
import { readOwnership } from '../db/ownership'
import { ownerDirectory } from '../db/owner-directory'
import { suggestionsFor } from './ownership/suggestions-for'

/** Who might answer for each of these. Only said: a person decides. */
export async function suggestOwners(ids: readonly string[]): Promise<SuggestionsAnswer> {
  const [resources, directory] = await Promise.all([readOwnership(ids), ownerDirectory()])
  const known = [...new Set(ids)].flatMap((id) => resources.get(id) ?? [])
  return {
    data: known.map(({ id, kind, name, ...rest }) => ({
      ...{ id, kind, name },
      suggestions: suggestionsFor({ name, ...rest }, directory),
    })),
  }
}
