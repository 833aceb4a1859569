import { emptyState } from './empty-state'
import { addGeneratedKeys } from './generate/keys'
import { addGeneratedPeople } from './generate/people'
import { addGeneratedProjects } from './generate/projects'
import { addGeneratedServers } from './generate/servers'
import type { Generating } from './generate/generating'
import type { State } from './model'

export interface AccountOrder {
  seed: string
  now: number
  /** Everything else follows from it: about seven resources come with each server, four of them copies. */
  servers: number
}

const MOST_SERVERS = 100_000
const SERVERS_A_PROJECT = 40

/** An account of any size, in trouble about as often as the sample company is. Same seed, time and size: same account. */
export function makeAccount({ seed, now, servers }: AccountOrder): State {
  if (!Number.isInteger(servers) || servers < 0 || servers > MOST_SERVERS) {
    throw new RangeError(`The number of servers is a whole number from 0 to ${MOST_SERVERS}, not ${servers}.`)
  }
  const state = emptyState({ seed, now, owner: { name: 'Ottilie Brandt', email: 'ottilie.brandt@wideangle.example' } })
  state.account.name = 'Wide Angle Hosting'
  state.account.vmLimit = servers + 500
  state.account.balance = 10_000 + 50 * servers
  const generating: Generating = { seed, now, state }
  const people = addGeneratedPeople(generating, servers)
  const projects = addGeneratedProjects(generating, Math.ceil(servers / SERVERS_A_PROJECT), people)
  addGeneratedServers(generating, servers, projects, people)
  addGeneratedKeys(generating, projects, people)
  return state
}
