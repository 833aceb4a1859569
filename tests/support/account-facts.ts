import type { AccountFacts, Thing } from '@/lib/domain/findings/account-facts'
import type { FactsOf } from '@/lib/domain/inventory/facts'
import type { Readable } from '@/lib/domain/inventory/judge-read'
import { KINDS, type Kind } from '@/lib/domain/inventory/kinds'

/** Facts of an account of which everything was just read, and that holds only what is given. */
export function givenFacts(now: Date, more: Partial<AccountFacts> & { all?: Thing[] } = {}): AccountFacts {
  const { all = [], ...rest } = more
  const things = Object.fromEntries(KINDS.map((kind) => [kind, all.filter((thing) => thing.kind === kind)]))
  const readable: Readable[] = [...KINDS, 'interface']
  return {
    account: { id: '00000000-0000-7000-8000-00000000aaaa', name: 'Account' },
    things: things as unknown as AccountFacts['things'],
    gone: [],
    goneCopies: [],
    interfaces: new Map(),
    reads: new Map(readable.map((kind) => [kind, { completeAt: now, triedAt: now }])),
    blind: [],
    changes: new Map(),
    replacedSecrets: new Map(),
    connections: [],
    sync: { lastCompleteAt: now, last: null, rateLimitedRuns: 0, canSync: true, startedAt: now },
    temporaryAccess: [],
    restoreTests: new Map(),
    checklists: new Map(),
    ...rest,
  }
}

let count = 0

/** One thing of which nothing is known but what is given. */
export function givenThing<K extends Kind>(
  kind: K,
  facts: Partial<FactsOf[K]> = {},
  more: Partial<Omit<Thing<K>, 'kind' | 'facts'>> = {},
): Thing {
  count += 1
  const id = `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`
  const seen = more.firstSeen ?? { after: null, by: new Date('2020-01-01T00:00:00Z') }
  return {
    id,
    kind,
    raffId: `raff-${count}`,
    name: `${kind}-${count}`,
    status: null,
    statusSince: seen,
    projectId: 'project',
    projectName: 'Project',
    environment: 'staging',
    owner: { key: 'person:1', name: 'Dana', gone: false, confirmedAt: null },
    purpose: 'Something',
    endsOn: null,
    reviewOn: null,
    monthlyCost: 10,
    parent: null,
    parentAskedAt: null,
    tags: ['env=staging'],
    addresses: [],
    createdBy: null,
    createdAt: null,
    firstSeen: seen,
    missing: false,
    facts: { ...BLANK[kind], ...facts },
    ...more,
  } as unknown as Thing
}

/** What Raff says at the least. */
const BLANK: { [K in Kind]: Partial<FactsOf[K]> } = {
  vm: { status: 'active', tags: [] },
  volume: { status: 'available', sizeGb: 10, vmId: null },
  snapshot: { type: 'vm', status: '' },
  backup: { status: 'ready', incrementId: null },
  'backup-schedule': { type: 'daily', runtime: 'Daily at 2am', keepCount: 7 },
  ip: { status: 'in-use', reserved: false, type: 'IPv4' },
  vpc: { usedIps: null },
  'security-group': { rules: [], nicCount: null },
  'ssh-key': {},
  project: { isDefault: false },
  member: { status: 'active', email: 'dana@example.com', userId: 'user' },
  invitation: { email: 'dana@example.com', type: 'account', invitedAt: null, expiresAt: null },
  role: { permissions: [], slug: null, isSystem: false },
  'api-key': {
    prefix: 'raff_00000000',
    isActive: true,
    projectAccesses: [],
    expiresAt: '2099-01-01T00:00:00Z',
    lastUsedAt: null,
    roleId: null,
    roleName: null,
    roleSlug: null,
  },
}
