import type { SeenBetween } from '../inventory/since'
import { type AccountFacts, fieldOf, type Thing } from './account-facts'
import type { Found } from './finding'
import { publicServersByFirewall } from './look-up'
import { type Opening, openingsOf } from './openings'
import type { FindingsPolicy } from './policy'
import { because, counted } from './reason'
import { subjectOf } from './subject'

export type OpenFirewall = { firewall: Thing<'security-group'>; servers: Thing<'vm'>[]; openings: Opening[] }

/** Firewalls before a public side, with what anyone may reach through them. One that guards nothing lets nobody in. */
export function openToAnyone(facts: AccountFacts, policy: FindingsPolicy): OpenFirewall[] {
  return facts.things['security-group'].flatMap((firewall) => {
    const servers = (publicServersByFirewall(facts).get(firewall.raffId) ?? []).map(({ server }) => server)
    if (servers.length === 0) return []
    const openings = openingsOf(firewall.facts.rules, policy).filter(({ anyone }) => anyone)
    return openings.length === 0 ? [] : [{ firewall, servers, openings }]
  })
}

export const EXPOSURE_SENTENCES = {
  'anyone-reaches': 'Anyone on the internet can reach {what} on {servers}.',
  'on-servers': 'These are {names}.',
  'inside-unknown': 'Whether something on the server itself keeps them out, Raff does not tell.',
}

export function exposed({ firewall, servers }: OpenFirewall, what: string[], since: SeenBetween | null): Found {
  return {
    subject: subjectOf(firewall),
    severity: 'high',
    reasons: [
      because('anyone-reaches', { what, servers: counted(servers.length, 'server', 'servers') }),
      because('on-servers', { names: servers.map(({ name }) => name) }),
    ],
    unknowns: [because('inside-unknown')],
    since,
    actions: [{ action: 'security-group.update', targets: [firewall.id] }],
    affects: servers.map(({ id }) => id),
  }
}

/** Its rules have been as they are, and somebody behind it, since then. */
export function openSince(facts: AccountFacts, { firewall, servers }: OpenFirewall): SeenBetween {
  const rules = facts.changes.get(fieldOf('security-group', firewall.raffId, 'rules')) ?? firewall.firstSeen
  const behind = servers.map((server) => interfacesSince(facts, server)).sort(byTime)[0] ?? rules
  return behind.by > rules.by ? behind : rules
}

/** Its public side and the firewall before it have been as they are since then. */
export function interfacesSince(facts: AccountFacts, server: Thing<'vm'>): SeenBetween {
  return facts.changes.get(fieldOf('vm', server.raffId, 'interfaces')) ?? server.firstSeen
}

function byTime(one: SeenBetween, other: SeenBetween): number {
  return one.by.getTime() - other.by.getTime()
}
