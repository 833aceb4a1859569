import type { Facets } from './facets'
import type { Names } from './inventory-address'

/** Names for the ids that stand in the address. */
export function namesOf({ projects, owners }: Facets): Names {
  return {
    project: new Map(projects.map(({ value, name }) => [value, name])),
    owner: new Map(owners.map(({ value, name }) => [value, name])),
  }
}
