// Every server of the company, one a line: name, plan, age, maker, and what sets it apart. Ages and other numbers of
// days are before now; a minus is days ahead. What is wrong with a server is said above it.
// Their copies are in schedules.ts, their disks in disks.ts.

import type { FirewallName } from './networks'
import type { PersonName } from './people'
import type { ProjectName } from './projects'

export interface ServerRow extends ServerExtras {
  name: string
  /** s standard or p premium, then processors and memory: "s4-8". */
  plan: string
  age: number
  by: PersonName
}

interface ServerExtras {
  os?: keyof typeof SYSTEMS
  /** GB of disk added to the plan. */
  added?: number
  /** Answers for it by an `owner=` tag; its maker unless said. */
  owner?: PersonName
  /** Besides those of the owner and the project. */
  tags?: readonly string[]
  /** Adds an `expires=` tag. */
  expires?: number
  untagged?: true
  /** Has a public address, guarded by this firewall or by none. */
  open?: FirewallName | 'unguarded'
  /** The public address is reserved; else it comes and goes with the server. */
  reserved?: true
  ipv6?: true
  stopped?: number
  failed?: number
  /** Was on this smaller plan until so many days ago. */
  grew?: { days: number; from: string }
  gone?: number
  /** Raff's own hint about backups, where it is not what the schedules say. */
  backupHint?: 'none' | 'daily' | 'weekly'
}

export const SYSTEMS = {
  ubuntu: ['Ubuntu', '24.04x64'],
  'ubuntu-22': ['Ubuntu', '22.04x64'],
  debian: ['Debian', '12x64'],
  rocky: ['Rocky Linux', '9x64'],
  docker: ['Docker', '27x64'],
  gitlab: ['GitLab', '17x64'],
  windows: ['Windows Server', '2022x64'],
} as const

export const SERVERS: Record<ProjectName, readonly ServerRow[]> = {
  production: [
    vm('shop-web-01', 'p4-8', 412, 'tomas', { owner: 'yuki', open: 'shopWeb', reserved: true, ipv6: true }),
    vm('shop-web-02', 'p4-8', 412, 'tomas', { owner: 'yuki', open: 'shopWeb', reserved: true }),
    // added in a hurry and never given a schedule, whatever Raff's hint says
    vm('shop-web-03', 'p4-8', 33, 'kwame', { open: 'shopWeb', backupHint: 'daily' }),
    vm('shop-api-01', 'p4-8', 405, 'tomas', { owner: 'priya', open: 'shopApi', grew: { days: 16, from: 'p2-4' } }),
    vm('shop-api-02', 'p4-8', 260, 'priya', { open: 'shopApi', grew: { days: 16, from: 'p2-4' } }),
    vm('shop-worker-01', 's4-8', 398, 'tomas', { os: 'debian', owner: 'priya' }),
    vm('shop-worker-02', 's4-8', 190, 'kwame', { os: 'debian' }),
    vm('shop-db-01', 'p8-32', 410, 'tomas', { os: 'debian' }),
    vm('shop-db-02', 'p8-32', 301, 'tomas', { os: 'debian' }),
    // a copy has been "creating" for six days and holds the server in "provisioning"
    vm('shop-search-01', 'p4-8', 283, 'priya', { os: 'debian' }),
    vm('shop-cache-01', 'p2-4', 391, 'tomas', { os: 'debian', owner: 'priya' }),
    vm('shop-images-01', 's4-8', 350, 'kwame', { open: 'shopWeb' }),
    vm('shop-mail-01', 's2-4', 377, 'tomas', { os: 'debian', open: 'shopMail', reserved: true }),
    // its nightly copy has failed for nine days
    vm('shop-payments-01', 'p4-8', 330, 'priya', { os: 'rocky', open: 'shopApi', reserved: true }),
    // anyone can reach SSH
    vm('shop-backoffice-01', 's4-8', 365, 'mateusz', { os: 'ubuntu-22', owner: 'lucia', open: 'shopBackoffice' }),
    // stopped, and the first point of its series is lost
    vm('shop-cart-legacy-01', 's4-8', 620, 'mateusz', { os: 'ubuntu-22', open: 'shopWeb', stopped: 23 }),
    // deleted; the schedules are still there, and of the first also its last copies and its address
    vm('shop-reports-01', 's4-8', 540, 'mateusz', { owner: 'lucia', open: 'shopWeb', reserved: true, gone: 27 }),
    vm('shop-blog-01', 's2-4', 655, 'mateusz', { os: 'ubuntu-22', owner: 'lucia', gone: 262 }),
  ],
  staging: [
    vm('stg-web-01', 's4-8', 402, 'tomas', { owner: 'yuki', open: 'stagingWeb' }),
    vm('stg-api-01', 's4-8', 402, 'tomas', { owner: 'priya', open: 'stagingWeb' }),
    vm('stg-worker-01', 's2-4', 398, 'tomas', { os: 'debian', owner: 'priya' }),
    vm('stg-db-01', 's4-8', 398, 'tomas', { os: 'debian' }),
    vm('stg-search-01', 's4-8', 281, 'priya', { os: 'debian' }),
    vm('stg-payments-01', 's2-4', 327, 'priya', { os: 'rocky', open: 'stagingWeb' }),
    // past its date, its maker has left, and its firewall lets everything in
    vm('stg-loadtest-01', 's8-16', 47, 'hana', { expires: 12, open: 'loadtestOpen' }),
    // temporary without an end date, not backed up, and anyone can reach its database
    vm('stg-db-upgrade', 's4-8', 9, 'kwame', { os: 'debian', tags: ['temporary=true'], open: 'upgradeDatabase' }),
  ],
  development: [
    vm('dev-shared-01', 's8-16', 350, 'tomas', { os: 'docker', open: 'devAccess' }),
    vm('dev-priya', 's4-8', 310, 'priya', { open: 'devAccess' }),
    vm('dev-kwame', 's4-8', 288, 'kwame', { open: 'devAccess' }),
    vm('dev-yuki', 's4-8', 244, 'yuki', { os: 'docker', open: 'devAccess' }),
    vm('ci-runner-01', 's8-16', 333, 'tomas', { os: 'docker', owner: 'kwame', tags: ['team-build'] }),
    vm('ci-runner-02', 's8-16', 181, 'kwame', { os: 'docker', tags: ['team-build'] }),
    // never came up
    vm('ci-runner-03', 's8-16', 11, 'kwame', { os: 'docker', tags: ['team-build'], failed: 11 }),
    // stopped, made by someone who left, and says nothing about itself
    vm('dev-sandbox-2', 's4-8', 422, 'mateusz', { added: 80, untagged: true, open: 'devAccess', stopped: 61 }),
    // temporary as it should be: young and with an end
    vm('dev-demo-day', 's2-4', 1, 'yuki', { tags: ['temporary=true'], expires: -8, open: 'devAccess' }),
  ],
  northlight: [
    vm('northlight-web-01', 's4-8', 360, 'amara', { open: 'northlightWeb', reserved: true, ipv6: true }),
    vm('northlight-cms-01', 's4-8', 352, 'hana', { owner: 'amara', open: 'northlightWeb' }),
    vm('northlight-db-01', 'p2-4', 360, 'amara', { os: 'debian' }),
    vm('northlight-preview-01', 's2-4', 205, 'amara', { open: 'northlightWeb' }),
    // its weekly copy stopped coming, without an error
    vm('northlight-import-01', 's4-8', 140, 'hana', { os: 'debian' }),
  ],
  internal: [
    vm('office-intranet-01', 's2-4', 580, 'tomas', { owner: 'dana', open: 'officeWeb' }),
    vm('office-git-01', 's8-16', 570, 'tomas', { os: 'gitlab', open: 'officeWeb' }),
    vm('office-vpn-01', 'p1-2', 560, 'tomas', { os: 'debian', owner: 'kwame', open: 'officeVpn', reserved: true }),
    vm('office-files-01', 's8-16', 430, 'kwame', { os: 'windows', owner: 'dana', open: 'officeFiles' }),
    // public without a firewall, keeps a single copy, says nothing about itself
    vm('office-stats-01', 's2-4', 495, 'mateusz', { os: 'ubuntu-22', untagged: true, open: 'unguarded' }),
  ],
  campaign: [],
}

/** Account notes, which every member can read. */
export const NOTES: readonly { server: string; by: PersonName; age: number; text: string }[] = [
  { server: 'shop-db-01', by: 'tomas', age: 88, text: 'Primary. Ask Tomás before a restart; the replica needs time.' },
  { server: 'shop-db-02', by: 'tomas', age: 88, text: 'Replica of shop-db-01. Reports read from here.' },
  { server: 'shop-payments-01', by: 'priya', age: 120, text: 'Card payments. No changes on Fridays.' },
  {
    server: 'shop-cart-legacy-01',
    by: 'lucia',
    age: 23,
    text: 'Stopped to see whether support still needs old refunds.',
  },
  { server: 'office-files-01', by: 'dana', age: 64, text: 'Contracts and payroll. Dana answers for what is on it.' },
]

function vm(name: string, plan: string, age: number, by: PersonName, extras: ServerExtras): ServerRow {
  return { name, plan, age, by, ...extras }
}
