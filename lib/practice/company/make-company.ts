import { emptyState } from '../empty-state'
import type { State } from '../model'
import { addCopies } from './add-copies'
import { addDisks } from './add-disks'
import { addKeys, addSshKeys } from './add-keys'
import { addFirewalls, addLooseAddresses, addNetworks } from './add-networks'
import { addServers } from './add-servers'
import type { Draft } from './draft'
import { addPeople, COMPANY, emailOf, PEOPLE } from './people'
import { addProjects } from './projects'
import { addRoles } from './roles'

export interface CompanyOrder {
  seed: string
  now: number
  /** Tells the same company as it stood at this earlier moment, for a past that adds up to the present. */
  at?: number
}

/**
 * A small software firm with an online shop, as it is today: most of it in order, and one true example of everything
 * Stocktake looks for. Ids depend on the seed alone, so the same things stay the same things from day to day.
 */
export function makeCompany({ seed, now, at = now }: CompanyOrder): State {
  const state = emptyState({ seed, now, owner: { name: PEOPLE.ingrid.name, email: emailOf('ingrid') } })
  state.now = at
  state.account.name = COMPANY
  state.account.balance = 2_400
  state.account.toldAt = now
  const draft: Draft = { seed, now, at, state }
  addProjects(draft)
  addRoles(draft)
  addPeople(draft)
  addNetworks(draft)
  addFirewalls(draft)
  addServers(draft)
  addLooseAddresses(draft)
  addDisks(draft)
  addCopies(draft)
  addKeys(draft)
  addSshKeys(draft)
  state.counters = countersOf(state)
  return state
}

/** Integer ids go on above the ones in use. */
function countersOf({ schedules, volumes, snapshots }: State): Record<string, number> {
  const highest = (rows: { id: number }[]) => rows.reduce((most, row) => Math.max(most, row.id), 0)
  return { schedule: highest(schedules), volume: highest(volumes), snapshot: highest(snapshots) }
}
