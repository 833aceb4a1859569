import type { FirewallRule } from '../inventory/facts'
import { contains, parseRange, type Range } from './address'
import { isOpenToAnyone, letsIn } from './firewall-rules'

/** How people get in to look after a server. */
export const ADMIN_PORTS: readonly { port: number; name: string }[] = [
  { port: 22, name: 'SSH' },
  { port: 3389, name: 'remote desktop' },
]

/** Ports that nobody outside should reach. */
const DATABASE_PORTS = [3306, 5432, 6379, 27017, 9200, 1433]

/**
 * The ways in that would be closed: somebody who comes in this way today could not any more. Empty when everybody who gets
 * in now still does.
 */
export function lockOuts(before: readonly FirewallRule[], after: readonly FirewallRule[]): string[] {
  return ADMIN_PORTS.flatMap(({ port, name }) =>
    before
      .filter((rule) => letsIn(rule, port) && !after.some((next) => letsIn(next, port) && covers(next, rule)))
      .map((rule) => `${name} from ${rule.ip ? `${rule.ip}${rule.size === null ? '' : `/${rule.size}`}` : 'anywhere'}`),
  )
}

/** Whether nobody at all could get in any more who can today. */
export function closesEveryWayIn(before: readonly FirewallRule[], after: readonly FirewallRule[]): boolean {
  const ways = (rules: readonly FirewallRule[]) =>
    rules.filter((rule) => ADMIN_PORTS.some(({ port }) => letsIn(rule, port))).length
  return ways(before) > 0 && ways(after) === 0
}

/** What the new rules open to everybody that they should not. */
export function newlyExposed(before: readonly FirewallRule[], after: readonly FirewallRule[]): string[] {
  const open = (rules: readonly FirewallRule[], port: number) =>
    rules.some((rule) => letsIn(rule, port) && isOpenToAnyone(rule))
  const ports = [...ADMIN_PORTS.map(({ port }) => port), ...DATABASE_PORTS]
  return ports.filter((port) => open(after, port) && !open(before, port)).map((port) => `port ${port}`)
}

/** The rule that lets in already whoever this one would; undefined: none does. */
export function coveredBy(rules: readonly FirewallRule[], wanted: FirewallRule): FirewallRule | undefined {
  return rules.find(
    ({ protocol, direction, ports, ...rule }) =>
      direction === 'INBOUND' &&
      (protocol === 'ALL' || (protocol === wanted.protocol && (!ports || ports === wanted.ports))) &&
      covers({ protocol, direction, ports, ...rule }, wanted),
  )
}

/** More addresses than a person or an office has, by the length of an address in bits. */
const WIDE = { 32: 24, 128: 48 }

/** Whether many strangers may be in the range of a rule. */
export function isWide(rule: FirewallRule): boolean {
  const range = rangeOf(rule)
  return range === null || range.size < WIDE[range.bits]
}

function covers(wide: FirewallRule, narrow: FirewallRule): boolean {
  if (isOpenToAnyone(wide)) return true
  const [outer, inner] = [rangeOf(wide), rangeOf(narrow)]
  return outer !== null && inner !== null && contains(outer, inner)
}

function rangeOf({ ip, size }: FirewallRule): Range | null {
  return ip ? parseRange(size === null ? ip : `${ip}/${size}`) : null
}
