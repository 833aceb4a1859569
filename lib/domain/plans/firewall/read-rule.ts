import type { FirewallRule } from '../../inventory/facts'
import type { ParamReader } from '../read-params'
import { parseAddress } from './address'

export const PROTOCOLS = ['TCP', 'UDP', 'ICMP', 'ICMPV6', 'IPSEC', 'ALL'] as const
export const DIRECTIONS = ['INBOUND', 'OUTBOUND'] as const

const WITH_PORTS: readonly string[] = ['TCP', 'UDP']
const WITH_TYPES: readonly string[] = ['ICMP', 'ICMPV6']

/** A rule as somebody wants it. Whatever Raff would not take, or would take for something else, is a problem here. */
export function readFirewallRule(read: ParamReader): FirewallRule {
  const protocol = read.choice('protocol', PROTOCOLS, 'The protocol')
  const direction = read.choice('direction', DIRECTIONS, 'The direction')
  const ports = readPorts(read)
  const { ip, size } = readRange(read)
  const icmpType = read.whole('icmpType', { least: 0, most: 255, what: 'The ICMP type' })
  if (protocol === null && !read.has('protocol')) read.problem('protocol', 'The protocol is missing.')
  if (direction === null && !read.has('direction')) read.problem('direction', 'The direction is missing.')
  if (protocol !== null && ports !== null && !WITH_PORTS.includes(protocol))
    read.problem('ports', `${protocol} has no ports: leave them out.`)
  if (protocol !== null && icmpType !== null && !WITH_TYPES.includes(protocol))
    read.problem('icmpType', `Only ICMP has types, and this rule is ${protocol}.`)
  return { protocol: protocol ?? 'TCP', direction: direction ?? 'INBOUND', ports, ip, size, icmpType }
}

/** "80", "80,443", "3000:4000"; empty for all. */
function readPorts(read: ParamReader): string | null {
  if (read.isBlank('ports')) return null
  const ports = read.text('ports', { most: 200, what: 'The ports' })?.replace(/\s+/g, '') ?? null
  if (ports === null) return null
  const sound = ports.split(',').every((part) => {
    const [, first, last = first] = /^(\d{1,5})(?::(\d{1,5}))?$/.exec(part) ?? []
    return first !== undefined && Number(first) >= 1 && Number(last) <= 65_535 && Number(first) <= Number(last)
  })
  if (sound) return ports
  read.problem('ports', `“${ports}” is not a port (80), a list of ports (80,443) or a range (3000:4000).`)
  return null
}

/** An address, with the size of its range in its own field or behind a slash; nothing: anyone. */
function readRange(read: ParamReader): { ip: string | null; size: number | null } {
  const size = read.whole('size', { least: 0, most: 128, what: 'The size of the range' })
  if (read.isBlank('ip')) return { ip: null, size: null }
  const text = read.text('ip', { most: 60, what: 'The address' })
  if (text === null) {
    if (size !== null) read.problem('size', 'A range needs its address.')
    return { ip: null, size: null }
  }
  const [ip = '', behindSlash] = text.split('/')
  const address = parseAddress(ip)
  const bits = behindSlash === undefined ? size : /^\d{1,3}$/.test(behindSlash) ? Number(behindSlash) : -1
  if (!address) read.problem('ip', `“${text}” is not an address like 198.51.100.7 or 2001:db8::7.`)
  else if (bits !== null && (bits < 0 || bits > address.bits))
    read.problem('size', `The range of “${ip}” has to be between 0 and ${address.bits}.`)
  return address ? { ip, size: bits ?? address.bits } : { ip: null, size: null }
}
