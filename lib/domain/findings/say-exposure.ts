import { countWords } from '../number-words'
import { inWords } from '../permission-words'
import type { Opening } from './openings'

// What firewalls let in, said in sentences. Which servers are behind one is only told by the servers themselves: where not
// all of them could be read, none is not good news.

export type SaidOpening = Pick<Opening, 'who' | 'what'>

/** "Anyone on the internet can reach SSH (port 22) on 3 servers." `known`: every server could be read. */
export function sayFirewall(openings: readonly SaidOpening[], servers: number, known: boolean): string {
  if (servers === 0)
    return known
      ? 'Guards no server at present.'
      : 'Which servers it guards is not known: not every server could be read.'
  const named = `${known ? '' : 'at least '}${serversNamed(servers)}`
  if (openings.length === 0) return `Lets nobody in to its ${named}.`
  const byWho = new Map<string, string[]>()
  for (const { who, what } of openings) byWho.set(who, [...(byWho.get(who) ?? []), what])
  return [...byWho]
    .sort(([one], [other]) => Number(other.includes('internet')) - Number(one.includes('internet')))
    .map(([who, what]) => `${capital(who)} can reach ${inWords([...new Set(what)])} on ${named}.`)
    .join(' ')
}

/** "Anyone on the internet can reach SSH (port 22) on whatever it will guard." */
export function sayOpening({ who, what }: SaidOpening, servers: number, known: boolean): string {
  const where = servers > 0 ? serversNamed(servers) : known ? 'whatever it will guard' : 'whatever it guards'
  return `${capital(who)} can reach ${what} on ${where}.`
}

type Guarding = {
  openings: readonly { what: string; severity: string | null }[]
  servers: readonly { resourceId: string }[]
}

/** The whole account in a few sentences, the worst first. `all`: every server and firewall could be read. */
export function sayExposure(firewalls: readonly Guarding[], unguarded: number, all: boolean): string[] {
  const risky = new Map<string, Set<string>>()
  for (const { openings, servers } of firewalls)
    for (const { what, severity } of openings)
      if (severity)
        risky.set(what, new Set([...(risky.get(what) ?? []), ...servers.map(({ resourceId }) => resourceId)]))
  const sentences = [...risky]
    .filter(([, ids]) => ids.size > 0)
    .sort(([, one], [, other]) => other.size - one.size)
    .map(([what, ids]) => `Anyone on the internet can reach ${what} on ${serversNamed(ids.size)}.`)
  if (unguarded > 0)
    sentences.unshift(
      `${capital(serversNamed(unguarded))} ${unguarded === 1 ? 'has' : 'have'} an address on the internet and no firewall.`,
    )
  const unplaced = all ? 0 : firewalls.filter(isRiskyOfUnknown).length
  if (unplaced > 0)
    sentences.push(
      `${capital(countWords(unplaced, 'firewall lets', 'firewalls let'))} anyone on the internet in at a risky door, and which servers are behind ${unplaced === 1 ? 'it' : 'them'} could not be read.`,
    )
  if (sentences.length > 0) return sentences
  const none = 'No door for administrators and no database stands open to anyone'
  return [all ? `${none}.` : `${none}, as far as could be read.`]
}

function isRiskyOfUnknown({ openings, servers }: Guarding): boolean {
  return servers.length === 0 && openings.some(({ severity }) => severity !== null)
}

function serversNamed(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'server' : 'servers'}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
