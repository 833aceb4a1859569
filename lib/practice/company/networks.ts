// Private networks, firewalls and loose addresses of the company, one a line: name, project, age and the rest.

import type { Rule } from '../model'
import type { ProjectName } from './projects'

interface NetworkRow {
  name: string
  project: ProjectName
  age: number
  cidr: string
  about: string
  /** `nat` has a router with a public address, for servers that have none of their own. */
  gateway: 'none' | 'nat'
}

/** Servers are in the network under their project's name. */
export const NETWORKS: Partial<Record<ProjectName, NetworkRow>> & Record<string, NetworkRow> = {
  internal: network('office-net', 'internal', 600, '10.60.0.0/24', 'Office services'),
  production: network('shop-net', 'production', 660, '10.20.0.0/24', 'The shop', 'nat'),
  staging: network('staging-net', 'staging', 640, '10.30.0.0/24', 'The next release'),
  development: network('dev-net', 'development', 600, '10.40.0.0/24', 'Workbenches'),
  northlight: network('northlight-net', 'northlight', 365, '10.50.0.0/24', 'Everything of the museum', 'nat'),
  // nothing is in it
  partner: network('partner-link-old', 'production', 411, '10.99.0.0/24', 'Link to the first payment provider'),
  // nothing is in it yet, and it is too young to complain about
  payments: network('payments-isolated', 'production', 5, '10.21.0.0/28', 'For the payments split'),
}

function network(
  name: string,
  project: ProjectName,
  age: number,
  cidr: string,
  about: string,
  gateway: 'none' | 'nat' = 'none',
): NetworkRow {
  return { name, project, age, cidr, about, gateway }
}

interface FirewallRow {
  name: string
  project: ProjectName
  age: number
  about: string
  inbound: readonly Rule[]
  /** It let in only these until so many days before now. */
  before?: { days: number; inbound: readonly Rule[] }
}

const OFFICE_ADDRESSES = { ip: '198.51.100.64', size: 29 }

const WEB = [anyone('80,443'), office('22')]
const OFFICE_ONLY = [office('80,443'), office('22')]

const FIREWALLS = {
  shopWeb: firewall('shop-web', 'production', 640, 'Web from anywhere, SSH from the office', WEB),
  shopApi: firewall('shop-api', 'production', 630, 'HTTPS from anywhere', [anyone('443'), office('22')]),
  shopMail: firewall('shop-mail', 'production', 500, 'Mail', [anyone('25,465,587'), office('22')]),
  // SSH from anyone, since somebody opened it a month ago
  shopBackoffice: {
    ...firewall('shop-backoffice', 'production', 370, 'Support desk', [office('443'), anyone('22')]),
    before: { days: 31, inbound: [office('443'), office('22')] },
  },
  // guards nothing
  saleQueue: firewall('summer-sale-queue', 'production', 396, 'Waiting room of a past sale', [anyone('443,8000:8100')]),
  stagingWeb: firewall('staging-web', 'staging', 620, 'Only the office', OFFICE_ONLY),
  // everything from anyone
  loadtestOpen: firewall('loadtest-open', 'staging', 48, 'For the load test', [
    { protocol: 'ALL', rule_type: 'INBOUND' },
  ]),
  // a database from anyone
  upgradeDatabase: firewall('db-upgrade', 'staging', 10, 'Trial of the upgrade', [anyone('5432'), office('22')]),
  devAccess: firewall('dev-access', 'development', 590, 'Only the office', [office('22'), office('3000:3999')]),
  northlightWeb: firewall('northlight-web', 'northlight', 364, 'Web from anywhere, SSH from the office', WEB),
  // guards nothing yet, and is too young to complain about
  northlightDesk: firewall('northlight-desk', 'northlight', 4, 'For the new ticket desk', [anyone('443')]),
  officeWeb: firewall('office-web', 'internal', 590, 'Only the office', OFFICE_ONLY),
  officeVpn: firewall('office-vpn', 'internal', 565, 'Tunnels from anywhere', [anyone('51820', 'UDP'), office('22')]),
  officeFiles: firewall('office-files', 'internal', 440, 'Shares and remote desktop, office only', [
    office('445,3389'),
  ]),
} as const satisfies Record<string, FirewallRow>

export type FirewallName = keyof typeof FIREWALLS

export const FIREWALL_ROWS: Readonly<Record<FirewallName, FirewallRow>> = FIREWALLS

function firewall(name: string, project: ProjectName, age: number, about: string, inbound: Rule[]): FirewallRow {
  return { name, project, age, about, inbound }
}

function anyone(range: string, protocol: 'TCP' | 'UDP' = 'TCP'): Rule {
  return { protocol, rule_type: 'INBOUND', range }
}

function office(range: string): Rule {
  return { protocol: 'TCP', rule_type: 'INBOUND', range, ...OFFICE_ADDRESSES }
}

/** Reserved addresses that never had a server. */
export const LOOSE_ADDRESSES: readonly { project: ProjectName; family: 'IPv4' | 'IPv6'; age: number }[] = [
  { project: 'production', family: 'IPv4', age: 212 },
  { project: 'northlight', family: 'IPv6', age: 96 },
  // for the new ticket desk, two days old
  { project: 'northlight', family: 'IPv4', age: 2 },
]
