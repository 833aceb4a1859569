import { thingsWithin } from '../permission-words'
import type { Facts, FactsOf, FirewallRule, NetworkInterface } from './facts'
import type { Kind } from './kinds'

// What is known of one thing, line by line, in plain words with Raff's own term beside each. Name, status, project, tags,
// owner and cost are not here: every kind has them, and its page shows them in places of their own.

export type FactLine = {
  label: string
  /** Null: Raff does not say. */
  value: string | null
  /** The field as Raff calls it. */
  raffTerm: string | null
  /** The value is a moment, as ISO text. */
  isTime: boolean
}

/** Ids are turned into names where somebody knows one. */
export type NameOf = (raffId: string) => string | null

type Value = string | number | boolean | null | undefined
type Line<F> = [label: string, raffTerm: string, value: (facts: F, nameOf: NameOf) => Value, isTime?: 'time']

const made: Line<{ createdAt: string | null }> = ['Made', 'created_at', ({ createdAt }) => createdAt, 'time']
const changed: Line<{ updatedAt: string | null }> = ['Last changed', 'updated_at', ({ updatedAt }) => updatedAt, 'time']
const madeBy: Line<{ createdBy: string | null }> = [
  'Made by',
  'created_by',
  (facts, nameOf) => named(facts.createdBy, nameOf),
]
const region: Line<{ region: string | null }> = ['Region', 'region', (facts) => facts.region]
const server: Line<{ vmId: string | null }> = ['Server', 'vm_id', ({ vmId }, nameOf) => named(vmId, nameOf) ?? 'none']

const LINES: { [K in Kind]: Line<FactsOf[K]>[] } = {
  vm: [
    ['Processors', 'cpu', ({ cpu }) => (typeof cpu === 'number' ? `${cpu} vCPU` : null)],
    ['Memory', 'ram', ({ ramGb }) => gigabytes(ramGb)],
    ['Disk of its own', 'total_storage', (vm) => gigabytes(vm.totalStorageGb ?? vm.storageGb)],
    ['System', 'template_name', (vm) => [vm.templateName, vm.templateVersion].filter(Boolean).join(' ') || null],
    ['Public address', 'public_ipv4_address', (vm) => vm.publicIpv4Address || 'none'],
    ['Public address (IPv6)', 'public_ipv6_address', (vm) => vm.publicIpv6Address || 'none'],
    ['Private address', 'private_ipv4_address', (vm) => vm.privateIpv4Address || 'none'],
    ['Paid', 'billing_type', ({ billingType }) => BILLING[billingType ?? ''] ?? billingType],
    ['Backups, as the server itself says', 'backup_type', ({ backupType }) => backupType || 'none'],
    region,
    made,
    madeBy,
    changed,
  ],
  volume: [
    ['Size', 'size', ({ sizeGb }) => gigabytes(sizeGb)],
    ['Attached to', 'product_vm', ({ vmId }, nameOf) => named(vmId, nameOf) ?? 'no server'],
    ['Kind of disk', 'type', ({ volumeType }) => volumeType],
    region,
    made,
    changed,
  ],
  snapshot: [
    ['Of', 'type', ({ type }) => (type === 'vm' ? 'a server' : type === 'volume' ? 'a disk' : type)],
    ['Size', 'size', ({ size }) => size],
    ['Size of what it was taken of', 'target_size', ({ targetSize }) => targetSize],
    [
      'In use',
      'status',
      ({ status }) => (status === 'active' ? 'yes: its source runs on it and it cannot be deleted' : 'no'),
    ],
    made,
    madeBy,
  ],
  backup: [
    server,
    [
      'Size',
      'storage_size',
      ({ sizeMb }) => (typeof sizeMb === 'number' ? gigabytes(Math.round(sizeMb / 102.4) / 10) : null),
    ],
    ['Place in its series', 'increment_id', ({ incrementId }) => placeInSeries(incrementId)],
    ['Kept until', 'expire_date', ({ expiresAt }) => expiresAt, 'time'],
    region,
    made,
    madeBy,
  ],
  'backup-schedule': [
    server,
    ['Rhythm', 'type', ({ type }) => type],
    ['Runs', 'runtime', ({ runtime }) => runtime],
    ['Copies kept', 'keep_count', ({ keepCount }) => keepCount],
    region,
    made,
    madeBy,
  ],
  ip: [
    ['Address', 'ip_address', ({ address }) => address],
    ['Kind of address', 'type', ({ type }) => (/6/.test(type) ? 'IPv6' : 'IPv4')],
    [
      'Ours until released',
      'reserved',
      ({ reserved }) => (reserved ? 'yes, and billed until then' : 'no: it goes with its server'),
    ],
    region,
    made,
    madeBy,
  ],
  vpc: [
    ['Address range', 'cidr', ({ cidr }) => cidr],
    [
      'Addresses in use',
      'used_ips',
      (vpc) => (typeof vpc.usedIps === 'number' ? `${vpc.usedIps} of ${vpc.totalIps ?? 'an unknown number'}` : null),
    ],
    ['Gateway', 'gateway', ({ gateway }) => gateway],
    ['Way out', 'gateway_type', ({ gatewayType }) => gatewayType],
    ['Public address of its gateway', 'router_public_ip', ({ routerPublicIp }) => routerPublicIp || 'none'],
    ['Name server', 'dns', ({ dns }) => dns],
    region,
    made,
    changed,
  ],
  'security-group': [
    ['Description', 'description', ({ description }) => description || 'none'],
    ['Interfaces it guards', 'vm_count', ({ nicCount }) => nicCount],
    ['Lets in', 'rules', ({ rules }) => ruleWords(rules.filter((rule) => !isOutward(rule)))],
    ['Lets out', 'rules', ({ rules }) => ruleWords(rules.filter(isOutward))],
    made,
    changed,
  ],
  'ssh-key': [
    ['Kind of key', 'key_type', ({ keyType }) => keyType],
    ['Public key', 'public_key', ({ publicKey }) => publicKey],
    made,
  ],
  project: [
    ['Description', 'description', ({ description }) => description || 'none'],
    ['Default project', 'is_default', ({ isDefault }) => isDefault],
    ['Usual region', 'default_region', ({ defaultRegion }) => defaultRegion],
    made,
    madeBy,
  ],
  member: [
    ['Role in the account', 'role', (member) => member.roleName ?? member.roleSlug],
    ['Projects', 'projects', ({ projects }, nameOf) => (projects === null ? null : accessWords(projects, nameOf))],
    ['Invited by', 'invited_by', ({ invitedBy }, nameOf) => named(invitedBy, nameOf)],
    ['Invited', 'invited_at', ({ invitedAt }) => invitedAt, 'time'],
    ['Joined', 'accepted_at', ({ acceptedAt }) => acceptedAt, 'time'],
  ],
  invitation: [
    ['Lets into', 'type', ({ type }) => (type === 'account' ? 'the whole account' : 'one project')],
    ['As', 'role', ({ roleName }) => roleName],
    ['Invited by', 'invited_by', ({ invitedBy }, nameOf) => named(invitedBy, nameOf)],
    ['Invited', 'invited_at', ({ invitedAt }) => invitedAt, 'time'],
    ['Ends', 'expires_at', ({ expiresAt }) => expiresAt, 'time'],
  ],
  role: [
    ['For', 'scope', ({ scope }) => (scope === 'account' ? 'the whole account' : 'single projects')],
    ['Description', 'description', ({ description }) => description || 'none'],
    ['Can destroy', 'permissions', ({ permissions }) => thingsWithin(permissions, ['destroy']).join(', ') || 'nothing'],
    ['Can change', 'permissions', ({ permissions }) => thingsWithin(permissions, ['change']).join(', ') || 'nothing'],
    ['Can see', 'permissions', ({ permissions }) => thingsWithin(permissions, ['see']).join(', ') || 'nothing'],
    ['Permissions', 'permissions', ({ permissions }) => permissions.length],
    made,
    changed,
  ],
  'api-key': [
    ['Begins with', 'key_prefix', ({ prefix }) => prefix],
    ['Role in the account', 'role', (key) => key.roleName ?? key.roleSlug ?? 'none'],
    ['Projects', 'project_accesses', ({ projectAccesses }, nameOf) => accessWords(projectAccesses, nameOf)],
    ['Last used', 'last_used_at', ({ lastUsedAt }) => lastUsedAt, 'time'],
    ['Ends', 'expires_at', ({ expiresAt }) => expiresAt ?? 'never', 'time'],
    ['Rate limit', 'rate_limit_tier', ({ rateLimitTier }) => rateLimitTier],
    made,
    madeBy,
  ],
}

const BILLING: Record<string, string> = { payg: 'by the hour', subscription: 'by subscription' }

export function factLines(kind: Kind, facts: Facts, nameOf: NameOf = () => null): FactLine[] {
  return (LINES[kind] as Line<Facts>[]).map(([label, raffTerm, read, time]) => {
    const value = attempt(() => read(facts, nameOf))
    const words = value === null || value === undefined ? null : plain(value)
    return { label, value: words, raffTerm, isTime: time === 'time' && words !== null && ISO.test(words) }
  })
}

/** "never" stands where a moment might. */
const ISO = /^\d{4}-\d{2}-\d{2}T/

/** Each interface of a server: its address, its network and what guards it. */
export function interfaceLines(interfaces: readonly NetworkInterface[], nameOf: NameOf = () => null): FactLine[] {
  return interfaces.map(({ type, ip, networkName, securityGroupId }) => {
    const guard = securityGroupId === null ? 'no firewall' : `firewall ${nameOf(securityGroupId) ?? securityGroupId}`
    const network = type === 'vpc' ? `private network ${networkName ?? 'without a name'}` : 'public side'
    const label =
      type === 'vpc' ? 'Private interface' : type === 'ipv6' ? 'Public interface (IPv6)' : 'Public interface'
    // Raff does not filter inside a private network
    const words = type === 'vpc' ? [ip, network] : [ip, network, guard]
    return { label, value: words.filter(Boolean).join(', '), raffTerm: 'networks', isTime: false }
  })
}

/** Whatever else Raff says, as it is. */
export function otherLines({ other = {} }: { other?: Record<string, unknown> }): { field: string; value: string }[] {
  return Object.entries(other)
    .map(([field, value]) => ({ field, value: typeof value === 'string' ? value : JSON.stringify(value) }))
    .sort((a, b) => (a.field < b.field ? -1 : 1))
}

/** Facts of an older version of Stocktake may lack a field: then Raff has not said it to us yet. */
function attempt(read: () => Value): Value {
  try {
    return read()
  } catch {
    return null
  }
}

function plain(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? value.toLocaleString('en') : value
}

function named(id: string | null, nameOf: NameOf): string | null {
  return id === null ? null : (nameOf(id) ?? id)
}

function gigabytes(amount: number | null): string | null {
  return typeof amount === 'number' ? `${amount.toLocaleString('en')} GB` : null
}

function placeInSeries(incrementId: number | null): string {
  if (typeof incrementId !== 'number') return 'stands alone'
  return incrementId === 0
    ? 'begins a series that later ones build upon'
    : `point ${incrementId}, builds upon the ones before`
}

function accessWords(
  accesses: readonly { projectId: string; roleId: string | null; roleName: string | null }[],
  nameOf: NameOf,
): string {
  if (accesses.length === 0) return 'none'
  return accesses
    .map(
      ({ projectId, roleName, roleId }) =>
        `${nameOf(projectId) ?? projectId} (${roleName ?? roleId ?? 'unknown role'})`,
    )
    .join(', ')
}

/** Raff says INBOUND and OUTBOUND. A word of its that we do not know counts as inward: what is open is never left out. */
function isOutward({ direction }: FirewallRule): boolean {
  return /^out/i.test(direction.trim())
}

function ruleWords(rules: readonly FirewallRule[]): string {
  return rules.map((rule) => `${whatOf(rule)} ${whoOf(rule)}`).join('; ') || 'nothing'
}

function whatOf({ protocol, ports }: FirewallRule): string {
  const name = protocol.toUpperCase()
  if (/^all|any$/i.test(protocol)) return 'everything'
  return ports ? `${name} ${ports.replaceAll(':', ' to ')}` : `all ${name}`
}

function whoOf(rule: FirewallRule): string {
  const { ip, size } = rule
  const side = isOutward(rule) ? 'to' : 'from'
  if (!ip) return `${side} anyone`
  return `${side} ${ip}${size === null ? '' : `, ${size} addresses`}`
}
