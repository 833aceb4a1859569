import type { Json } from '../../canonical-json'
import type { FirewallRule } from '../../inventory/facts'
import type { RuleText } from '../probe'
import { covers, parseAddress, parseRange, type Range } from './address'

// Rules as texts, as words, as what they let in, and as Raff takes them.

/** Raff takes no more than these for each direction. */
export const MOST_RULES_EACH_WAY = 40

/** What makes two rules the same, however they were written. */
export function ruleText(rule: FirewallRule): RuleText {
  const { protocol, direction, icmpType } = rule
  const icmp = icmpType === null ? '' : ` type ${icmpType}`
  return `${direction.toUpperCase()} ${protocol.toUpperCase()}${icmp} ${portsText(rule)} ${rangeText(rule)}`
}

/** "in: TCP 22 from 198.51.100.7" */
export function ruleWords(rule: FirewallRule): string {
  const { protocol, direction, icmpType } = rule
  const inbound = direction.toUpperCase() === 'INBOUND'
  const range = rangeText(rule)
  const single = /^(.*)\/(32|128)$/.exec(range)
  const whom = range === 'anyone' ? 'anyone' : (single?.[1] ?? range)
  const what = protocol.toUpperCase() === 'ALL' ? 'everything' : protocol.toUpperCase()
  const ports = portsText(rule) === 'all' ? '' : ` ${portsText(rule)}`
  const icmp = icmpType === null ? '' : ` type ${icmpType}`
  return `${inbound ? 'in' : 'out'}: ${what}${ports}${icmp} ${inbound ? 'from' : 'to'} ${whom}`
}

function portsText({ ports }: FirewallRule): string {
  return (ports ?? '').replace(/\s+/g, '') || 'all'
}

function rangeText({ ip, size }: FirewallRule): string {
  const range = rangeOf({ ip, size })
  if (range === 'anyone') return 'anyone'
  if (range === null) return `${ip ?? ''}/${size ?? '?'}`
  if (range.size === 0) return range.bits === 32 ? '0.0.0.0/0' : '::/0'
  return `${firstOf(range, ip ?? '')}/${range.size}`
}

/** The address at the beginning of the range, in the writing of the family. */
function firstOf({ bits, size, value }: Range, written: string): string {
  const host = BigInt(bits - size)
  const first = (value >> host) << host
  if (bits === 128) return host === 0n ? written.toLowerCase() : v6Text(first)
  return [24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n).join('.')
}

function v6Text(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - index * 16)) & 65_535n).toString(16))
  return groups.join(':').replace(/(?:^|:)0(?::0)+$/, '::')
}

/** null: it cannot be read. An address of zeros without a size is how Raff writes anyone. */
export function rangeOf({ ip, size }: Pick<FirewallRule, 'ip' | 'size'>): Range | 'anyone' | null {
  if (!ip) return 'anyone'
  if (ip.includes('/')) return parseRange(ip)
  const address = parseAddress(ip)
  if (!address) return null
  if (address.value === 0n && size === null) return { ...address, size: 0 }
  const bits = size ?? address.bits
  return bits < 0 || bits > address.bits ? null : { ...address, size: bits }
}

export function isInbound({ direction }: FirewallRule): boolean {
  return direction.toUpperCase() === 'INBOUND'
}

/** Anybody on the internet, of at least one family. */
export function isForAnyone(rule: FirewallRule): boolean {
  const range = rangeOf(rule)
  return range === 'anyone' || range?.size === 0
}

/** Whether the rule lets TCP from all of this range in at this port. */
export function letsIn(rule: FirewallRule, from: Range | null, port: number): boolean {
  if (!isInbound(rule) || !['TCP', 'ALL'].includes(rule.protocol.toUpperCase())) return false
  if (!hasPort(rule, port)) return false
  const range = rangeOf(rule)
  if (range === null) return false
  return range === 'anyone' || from === null || covers(range, from)
}

function hasPort(rule: FirewallRule, port: number): boolean {
  const ports = portsText(rule)
  if (ports === 'all') return true
  return ports.split(',').some((part) => {
    const [first = Number.NaN, last = first] = part.split(':').map(Number)
    return port >= first && port <= last
  })
}

/** As Raff takes a new rule. */
export function ruleBody({ protocol, direction, ports, ip, size, icmpType }: FirewallRule): Record<string, Json> {
  return {
    protocol,
    rule_type: direction,
    ...(ports && { range: ports }),
    ...(ip && { ip }),
    ...(ip && size !== null && { size }),
    ...(icmpType !== null && { icmp_type: icmpType }),
  }
}
