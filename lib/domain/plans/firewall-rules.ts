import type { FirewallRule } from '../inventory/facts'
import type { SideBySide } from './plan-shape'

// Rules of a firewall as people read them, and how two sets of them differ. Rules only ever allow.

/** As Raff takes it: what is not said means everything. */
export function toRaw({ protocol, direction, ports, ip, size, icmpType }: FirewallRule): Record<string, unknown> {
  return {
    protocol,
    rule_type: direction,
    ...(ports && { range: ports }),
    ...(ip && { ip }),
    ...(size !== null && { size }),
    ...(icmpType !== null && { icmp_type: icmpType }),
  }
}

/** One text for one rule, however its blanks are written. */
export function ruleKey({ protocol, direction, ports, ip, size, icmpType }: FirewallRule): string {
  return [protocol, direction, ports || '', ip || '', ip ? (size ?? '') : '', icmpType ?? ''].join('|').toLowerCase()
}

export function sameRules(one: readonly FirewallRule[], other: readonly FirewallRule[]): boolean {
  const keys = (rules: readonly FirewallRule[]) => rules.map(ruleKey).sort().join('\n')
  return keys(one) === keys(other)
}

/** "Anyone may come in on TCP 22" */
export function ruleWords({ protocol, direction, ports, ip, size }: FirewallRule): string {
  const inwards = direction === 'INBOUND'
  const who = ip ? `${ip}${size === null ? '' : `/${size}`}` : 'anyone'
  const what =
    protocol === 'ALL' ? 'every port' : `${protocol} ${ports ? ports.replaceAll(':', ' to ') : 'on every port'}`
  return inwards ? `In from ${who}: ${what}` : `Out to ${who}: ${what}`
}

/** Rules that stay are on both sides; taken away on the left only, new on the right only. */
export function sideBySide(before: readonly FirewallRule[], after: readonly FirewallRule[]): SideBySide[] {
  const rest = after.map((rule) => ({ key: ruleKey(rule), words: ruleWords(rule) }))
  const rows: SideBySide[] = before.map((rule) => {
    const at = rest.findIndex(({ key }) => key === ruleKey(rule))
    const stays = at >= 0
    if (stays) rest.splice(at, 1)
    return { before: ruleWords(rule), after: stays ? ruleWords(rule) : null }
  })
  return [...rows, ...rest.map(({ words }) => ({ before: null, after: words }))]
}

export function isOpenToAnyone({ ip, size }: FirewallRule): boolean {
  return !ip || size === 0
}

/** Whether a rule lets TCP in on this port. */
export function letsIn({ protocol, direction, ports }: FirewallRule, port: number): boolean {
  if (direction !== 'INBOUND') return false
  if (protocol === 'ALL') return true
  return protocol === 'TCP' && (!ports || ports.split(',').some((part) => isWithin(part, port)))
}

function isWithin(part: string, port: number): boolean {
  const [from, to = from] = part.split(':').map(Number)
  return from !== undefined && to !== undefined && from <= port && port <= to
}

/** As many as Raff takes each way. */
export const MOST_RULES_EACH_WAY = 40
