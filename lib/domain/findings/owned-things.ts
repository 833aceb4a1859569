import type { AccountFacts, Thing } from './account-facts'

/** What somebody has to answer for: things that run, hold data, or open doors. */
export function ownedThings({ things }: AccountFacts): Thing[] {
  return [...things.vm, ...things.volume, ...things['api-key']]
}
