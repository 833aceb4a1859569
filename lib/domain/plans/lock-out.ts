import type { FirewallRule } from '../inventory/facts'
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

function covers(wide: FirewallRule, narrow: FirewallRule): boolean {
  if (isOpenToAnyone(wide)) return true
  if (isOpenToAnyone(narrow) || !wide.ip || !narrow.ip) return false
  const wideSize = wide.size ?? fullSize(wide.ip)
  const narrowSize = narrow.size ?? fullSize(narrow.ip)
  return narrowSize >= wideSize && bits(narrow.ip)?.slice(0, wideSize) === bits(wide.ip)?.slice(0, wideSize)
}

const fullSize = (ip: string) => (ip.includes(':') ? 128 : 32)

/** The address as zeros and ones; undefined for what is no address. */
function bits(ip: string): string | undefined {
  if (!ip.includes(':')) {
    const parts = ip.split('.').map(Number)
    if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined
    return parts.map((part) => part.toString(2).padStart(8, '0')).join('')
  }
  const [head = '', tail] = ip.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const words = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return words.map((word) => Number.parseInt(word, 16).toString(2).padStart(16, '0')).join('')
}
