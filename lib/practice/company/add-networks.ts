import { uuidOf } from '../ids'
import type { Ip, Rule } from '../model'
import { type Draft, daysAgo, hasHappened, isThere } from './draft'
import { FIREWALL_ROWS, type FirewallName, LOOSE_ADDRESSES, NETWORKS } from './networks'
import { projectId } from './projects'

const OUT: Rule = { protocol: 'ALL', rule_type: 'OUTBOUND' }

export function networkId({ seed }: Pick<Draft, 'seed'>, network: string): string {
  return uuidOf(seed, 'company-network', network)
}

export function firewallId({ seed }: Pick<Draft, 'seed'>, firewall: FirewallName): string {
  return uuidOf(seed, 'company-firewall', firewall)
}

/** Addresses come from a block set aside for examples: servers from .10 on, loose ones from .200, routers from .240. */
export function exampleAddress(place: number): string {
  return `203.0.113.${place}`
}

export function addNetworks(draft: Draft): void {
  for (const [place, [key, row]] of Object.entries(NETWORKS).entries()) {
    if (!isThere(draft, row.name, row)) continue
    const createdAt = daysAgo(draft, row.age, row.name)
    const id = networkId(draft, key)
    draft.state.vpcs.push({
      id,
      projectId: projectId(draft, row.project),
      name: row.name,
      description: row.about,
      cidr: row.cidr,
      status: 'active',
      gatewayType: row.gateway,
      region: 'us-east',
      createdAt,
      updatedAt: createdAt,
    })
    if (row.gateway === 'nat') {
      const address = exampleAddress(240 + place)
      addAddress(draft, { project: row.project, address, createdAt, gatewayOfVpcId: id, reserved: false })
    }
  }
}

export function addFirewalls(draft: Draft): void {
  for (const [key, row] of Object.entries(FIREWALL_ROWS)) {
    if (!isThere(draft, row.name, row)) continue
    const createdAt = daysAgo(draft, row.age, row.name)
    const { before } = row
    const changed = before !== undefined && hasHappened(draft, before.days, `${row.name} changed`)
    const inbound = before && !changed ? before.inbound : row.inbound
    draft.state.securityGroups.push({
      id: firewallId(draft, key as FirewallName),
      projectId: projectId(draft, row.project),
      name: row.name,
      description: row.about,
      rules: [...inbound, OUT].map((rule) => ({ ...rule })),
      createdAt,
      updatedAt: changed ? daysAgo(draft, before.days, `${row.name} changed`) : createdAt,
    })
  }
}

export function addLooseAddresses(draft: Draft): void {
  for (const [place, { project, family, age }] of LOOSE_ADDRESSES.entries()) {
    const address = family === 'IPv4' ? exampleAddress(200 + place) : `2001:db8:50::${(200 + place).toString(16)}`
    if (!isThere(draft, address, { age })) continue
    addAddress(draft, { project, address, createdAt: daysAgo(draft, age, address), reserved: true })
  }
}

type AddressFacts = Pick<Ip, 'address' | 'reserved' | 'createdAt'> &
  Partial<Pick<Ip, 'vmId' | 'gatewayOfVpcId' | 'createdBy' | 'updatedAt'>> & {
    project: Parameters<typeof projectId>[1]
  }

export function addAddress(draft: Draft, { project, ...facts }: AddressFacts): Ip {
  const ip: Ip = {
    id: uuidOf(draft.seed, 'company-address', facts.address),
    projectId: projectId(draft, project),
    family: facts.address.includes(':') ? 'IPv6' : 'IPv4',
    vmId: null,
    gatewayOfVpcId: null,
    createdBy: null,
    region: 'us-east',
    updatedAt: facts.createdAt,
    ...facts,
  }
  draft.state.ips.push(ip)
  return ip
}
