import type { PlanThing } from '../plan-facts'

// What the statuses of a server mean for what can be done with it.

/** Raff is at it, and lets go of it by itself. */
export const BUSY = ['initiating', 'provisioning', 'booting', 'finalizing']

const WORDS: Record<string, string> = {
  initiating: 'being set up',
  provisioning: 'being worked on',
  booting: 'starting',
  active: 'running',
  passive: 'stopped',
  finalizing: 'shutting down',
  failure: 'failed',
}

export function statusWords(status: string): string {
  return WORDS[status] ?? `“${status || 'no status'}”, a state that Stocktake does not know`
}

export function isBusy({ facts }: PlanThing<'vm'>): boolean {
  return BUSY.includes(facts.status)
}

/** Null: it can be copied. Raff copies only what runs or is stopped. */
export function whyNotCopied(server: PlanThing<'vm'>): string | null {
  const { status } = server.facts
  if (status === 'active' || status === 'passive') return null
  if (isBusy(server))
    return `${server.name} is ${statusWords(status)}: another copy may be on its way. Try again when that is over.`
  return `${server.name} is ${statusWords(status)}: Raff copies only servers that run or are stopped.`
}

export function addressesOfFacts({ facts }: PlanThing<'vm'>): string[] {
  return [facts.publicIpv4Address, facts.publicIpv6Address].filter((each): each is string => !!each)
}
