import type { FirewallRule } from '../inventory/facts'
import type { FindingsPolicy } from './policy'

// What a firewall lets in, rule by rule, in words. Raff's rules only allow: what no rule names is closed.

export type Ports = { from: number; to: number }[]

export type Opening = {
  anyone: boolean
  /** "anyone on the internet", "203.0.113.7", "addresses in 198.51.100.64/29" */
  who: string
  /** What is let in: "SSH (port 22)", "everything". */
  what: string
  everything: boolean
  admin: string[]
  databases: string[]
}

const SERVICES: Record<number, string> = {
  22: 'SSH',
  23: 'Telnet',
  25: 'mail',
  53: 'name service',
  80: 'web',
  443: 'secure web',
  445: 'Windows shares',
  465: 'mail',
  587: 'mail',
  1433: 'SQL Server',
  1521: 'Oracle',
  3306: 'MySQL',
  3389: 'remote desktop',
  5432: 'PostgreSQL',
  5900: 'VNC',
  5984: 'CouchDB',
  5985: 'Windows remote management',
  5986: 'Windows remote management',
  6379: 'Redis',
  9042: 'Cassandra',
  9200: 'Elasticsearch',
  11211: 'Memcached',
  27017: 'MongoDB',
}

const ALL_PORTS: Ports = [{ from: 1, to: 65_535 }]

export function openingsOf(rules: readonly FirewallRule[], policy: FindingsPolicy): Opening[] {
  return rules.filter(isInbound).map((rule) => {
    const protocol = rule.protocol.trim().toUpperCase()
    const ports = portsOf(rule, protocol)
    const admin = named(policy.adminPorts, ports, protocol, 'TCP')
    const databases = named(policy.databasePorts, ports, protocol, 'TCP')
    return { ...sourceOf(rule), what: whatOf(protocol, ports), everything: isEverything(protocol), admin, databases }
  })
}

function isInbound({ direction }: FirewallRule): boolean {
  return /^in/i.test(direction.trim())
}

function isEverything(protocol: string): boolean {
  return protocol === 'ALL' || protocol === 'ANY' || protocol === ''
}

/** "80", "80,443", "3000:4000", or nothing for all. What cannot be read counts as all: open until it can be read. */
export function portsOf({ ports }: Pick<FirewallRule, 'ports'>, protocol: string): Ports {
  if (isEverything(protocol)) return ALL_PORTS
  if (protocol !== 'TCP' && protocol !== 'UDP') return []
  if (ports === null || ports.trim() === '') return ALL_PORTS
  const parts = ports.split(',').map((part) => part.split(/[:-]/).map((text) => Number(text.trim() || Number.NaN)))
  if (parts.some((numbers) => numbers.length > 2 || numbers.some((number) => !Number.isInteger(number))))
    return ALL_PORTS
  return parts.map(([from = 0, to = from]) => ({ from: Math.min(from, to), to: Math.max(from, to) }))
}

function named(wanted: readonly number[], ports: Ports, protocol: string, only: string): string[] {
  if (protocol !== only && !isEverything(protocol)) return []
  return wanted.filter((port) => ports.some(({ from, to }) => from <= port && port <= to)).map(serviceWords)
}

export function serviceWords(port: number): string {
  const service = SERVICES[port]
  return service ? `${service} (port ${port})` : `port ${port}`
}

function whatOf(protocol: string, ports: Ports): string {
  if (isEverything(protocol)) return 'everything'
  if (protocol !== 'TCP' && protocol !== 'UDP') return protocol
  const suffix = protocol === 'UDP' ? ' over UDP' : ''
  if (ports === ALL_PORTS || ports.some(({ from, to }) => from <= 1 && to >= 65_535)) return `every port${suffix}`
  const said = ports.map(({ from, to }) => (from === to ? serviceWords(from) : `ports ${from} to ${to}`))
  return `${said.length <= 2 ? said.join(' and ') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`}${suffix}`
}

/** A block this large is half of the internet or near it: two of them are all of it. */
const NEARLY_EVERYBODY = 8

function sourceOf({ ip, size }: FirewallRule): { anyone: boolean; who: string } {
  const [base = '', bits] = (ip?.trim() ?? '').split('/')
  const prefix = bits === undefined ? size : Number(bits)
  const isAny = base === '' || ((base === '0.0.0.0' || base === '::') && prefix === null)
  if (isAny || prefix === 0) return { anyone: true, who: 'anyone on the internet' }
  if (prefix === null || prefix === (base.includes(':') ? 128 : 32)) return { anyone: false, who: base }
  if (prefix < NEARLY_EVERYBODY) return { anyone: true, who: `nearly anyone on the internet (${base}/${prefix})` }
  return { anyone: false, who: `addresses in ${base}/${prefix}` }
}
