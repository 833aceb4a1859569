import { readingOf, type Target } from './facts'
import { type Line, line, missing, type Unknown } from './plan-shape'
import { listed } from './words'

// The servers behind a firewall: who a change reaches, and who has to be restarted for it to count.

type Firewall = Target<'security-group'>

export function guardedBy(firewall: Firewall) {
  const guarded = readingOf(firewall, 'guarded')
  return guarded.known ? guarded.value : []
}

export function guardedLines(firewall: Firewall): Line[] {
  const owners = [...new Set(guardedBy(firewall).flatMap(({ owner }) => owner ?? []))].sort()
  return [
    ...guardedBy(firewall).map(({ id, name, addresses }) =>
      line(`${name}${addresses.length > 0 ? ` (${listed(addresses)})` : ''}, which is behind it.`, `guards ${id}`),
    ),
    ...(owners.length > 0 ? [line(`${listed(owners)}, who answer for these servers.`)] : []),
  ]
}

/** Nothing here is filtered by any firewall. */
export const insideLine = line('Traffic inside private networks: firewalls do not filter it.', 'inside')

/** A change of rules only counts inside a server once it has started again. */
export function rebootWarnings(firewall: Firewall, how: 'once' | 'twice' = 'once'): string[] {
  const running = guardedBy(firewall).filter(({ status }) => status === 'active')
  if (running.length === 0) return []
  const names = listed(running.map(({ name }) => name))
  return [
    how === 'once'
      ? `It only takes effect inside a server after a restart. Restart ${names} when it suits.`
      : `It only takes effect inside a server after a restart: restart ${names} once to open and once more to close. Without the second one it may stay open.`,
  ]
}

export function guardedUnknowns(firewall: Firewall): Unknown[] {
  const guarded = readingOf(firewall, 'guarded')
  if (!guarded.known)
    return [missing(`Which servers are behind it could not be read: ${guarded.why}`, 'guarded unread')]
  const { nicCount } = firewall.facts
  if (nicCount !== null && nicCount > 0 && guarded.value.length === 0)
    return [missing('Raff says that servers are behind it, and we see none of them.', 'guarded unseen')]
  return []
}
