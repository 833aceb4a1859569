import type { ActionName } from '@/lib/domain/action-names'
import { indexCardOf } from '@/lib/domain/inventory/index-card'
import type { Facts, FactsOf } from '@/lib/domain/inventory/facts'
import type { Kind } from '@/lib/domain/inventory/kinds'
import type { ServerInterface } from '@/lib/domain/inventory/relations'
import type { Plan, PlanRefusal } from '@/lib/domain/plans/plan'
import type { AnyThing, PlanFacts, PlanThing } from '@/lib/domain/plans/plan-facts'
import { planFor } from '@/lib/domain/plans/plan-for'

// A small account to make plans in: what a test does not speak of is ordinary.

export const NOW = new Date('2026-11-21T09:00:00Z')

export const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString()

const ORDINARY: { [K in Kind]: FactsOf[K] } = {
  vm: {
    name: 'web-02',
    status: 'active',
    cpu: 2,
    ramGb: 4,
    storageGb: 50,
    addedStorageGb: 0,
    totalStorageGb: 50,
    templateId: 't1',
    templateName: 'Ubuntu',
    templateVersion: '24.04',
    pricePerHour: 0.01,
    pricingId: '1',
    billingType: 'payg',
    backupType: null,
    region: 'us-east',
    projectId: 'p1',
    publicIpv4Address: '203.0.113.7',
    publicIpv6Address: null,
    privateIpv4Address: '10.0.0.7',
    privateIpv6Address: null,
    tags: [],
    createdBy: 'u1',
    createdAt: daysAgo(100),
    updatedAt: daysAgo(1),
  },
  volume: {
    name: 'data-1',
    status: 'available',
    sizeGb: 120,
    volumeType: 'nvme',
    vmId: null,
    pricePerHour: 0.008,
    region: 'us-east',
    projectId: 'p1',
    createdAt: daysAgo(90),
    updatedAt: daysAgo(2),
  },
  snapshot: {
    name: 'snap-1',
    type: 'vm',
    status: '',
    size: '4 GB',
    targetSize: '50 GB',
    vmId: 'vm1',
    pricePerHour: 0.001,
    projectId: 'p1',
    createdBy: 'u1',
    createdAt: daysAgo(40),
  },
  backup: {
    name: 'backup-1',
    status: 'ready',
    sizeMb: 2048,
    incrementId: null,
    vmId: 'vm1',
    expiresAt: null,
    pricePerHour: 0,
    region: 'us-east',
    projectId: 'p1',
    createdBy: 'u1',
    createdAt: daysAgo(3),
  },
  'backup-schedule': {
    name: 'web-02 daily',
    type: 'daily',
    runtime: 'Daily at 8am',
    keepCount: 7,
    vmId: 'vm1',
    size: '10 GB',
    pricePerHour: 0,
    region: 'us-east',
    projectId: 'p1',
    createdBy: 'u1',
    createdAt: daysAgo(80),
  },
  ip: {
    address: '198.51.100.20',
    type: 'IPv4',
    status: 'free',
    reserved: true,
    region: 'us-east',
    projectId: 'p1',
    createdBy: 'u1',
    createdAt: daysAgo(60),
    updatedAt: daysAgo(10),
  },
  vpc: {
    name: 'vpc-main',
    status: 'active',
    cidr: '10.0.0.0/24',
    gateway: '10.0.0.1',
    gatewayType: 'router',
    routerPublicIp: '198.51.100.1',
    routerStatus: 'active',
    dns: null,
    totalIps: 250,
    usedIps: 2,
    region: 'us-east',
    projectId: 'p1',
    createdAt: daysAgo(100),
    updatedAt: daysAgo(10),
  },
  'security-group': {
    name: 'fw-web',
    description: null,
    rules: [
      { protocol: 'TCP', direction: 'INBOUND', ports: '22', ip: '198.51.100.0', size: 24, icmpType: null },
      { protocol: 'TCP', direction: 'INBOUND', ports: '443', ip: null, size: null, icmpType: null },
      { protocol: 'ALL', direction: 'OUTBOUND', ports: null, ip: null, size: null, icmpType: null },
    ],
    nicCount: 1,
    projectId: 'p1',
    createdAt: daysAgo(100),
    updatedAt: daysAgo(10),
  },
  'ssh-key': { name: 'laptop', publicKey: 'ssh-ed25519 AAAA', keyType: 'ed25519', createdAt: null, updatedAt: null },
  project: {
    name: 'shop-dev',
    slug: null,
    description: null,
    defaultRegion: null,
    isDefault: false,
    isActive: true,
    createdBy: null,
    createdAt: null,
    updatedAt: null,
  },
  member: {
    email: 'dana@example.com',
    status: 'active',
    userId: 'u1',
    roleSlug: 'member',
    roleId: 'r1',
    roleName: 'Member',
    invitedBy: null,
    invitedAt: null,
    acceptedAt: null,
    createdAt: null,
    updatedAt: null,
    projects: null,
  },
  invitation: {
    email: 'new@example.com',
    type: 'account',
    roleId: null,
    roleName: null,
    projectId: null,
    invitedBy: null,
    invitedAt: null,
    expiresAt: null,
  },
  role: {
    name: 'Project Admin',
    slug: 'project-admin',
    description: null,
    scope: 'project',
    permissions: ['vm.view', 'vm.delete'],
    isSystem: true,
    createdBy: null,
    createdAt: null,
    updatedAt: null,
  },
  'api-key': {
    name: 'ci-deploy',
    prefix: 'raff_fa4efa4e',
    isActive: true,
    rateLimitTier: 'standard',
    roleId: null,
    roleName: null,
    roleSlug: null,
    projectAccesses: [
      { projectId: 'p1', projectName: 'shop-dev', roleId: 'r1', roleName: 'Project Admin', roleSlug: 'project-admin' },
    ],
    expiresAt: null,
    lastUsedAt: daysAgo(1),
    createdBy: 'u1',
    createdAt: daysAgo(200),
  },
}

type Over<K extends Kind> = Partial<Omit<PlanThing<K>, 'facts' | 'kind' | 'raffId'>> & { facts?: Partial<FactsOf[K]> }

/** In a development project that somebody confirmed, owned by Dana, unless said otherwise. */
export function given<K extends Kind>(kind: K, raffId: string, over: Over<K> = {}): PlanThing<K> {
  const facts = { ...ORDINARY[kind], ...(over.name !== undefined && { name: over.name }), ...over.facts } as FactsOf[K]
  const card = indexCardOf(kind, facts as Facts)
  return {
    id: `id-${kind}-${raffId}`,
    name: card.name,
    presence: 'there',
    projectId: card.projectId,
    projectName: card.projectId === null ? null : 'shop-dev',
    environment: 'development',
    environmentFrom: 'confirmed',
    owner: { name: 'Dana', gone: false, confirmedAt: daysAgo(12) },
    backupOwner: null,
    purpose: null,
    askFirst: false,
    protected: false,
    cost: { amount: 7.3, source: 'raff' },
    parent: card.parent,
    ...over,
    kind,
    raffId,
    facts,
  }
}

export function nic(serverId: string, over: Partial<ServerInterface> = {}): ServerInterface {
  return {
    serverId,
    nicId: '0',
    type: 'public',
    networkName: 'public',
    ip: '203.0.113.7',
    mac: null,
    gateway: null,
    securityGroupId: null,
    ...over,
  }
}

export function planFacts(targets: PlanThing[], over: Partial<PlanFacts> & { beside?: PlanThing[] } = {}): PlanFacts {
  const { beside = [], ...rest } = over
  return {
    asker: { id: 'person-1', name: 'Sam' },
    targets: targets as AnyThing[],
    around: beside as AnyThing[],
    interfaces: [],
    unread: [],
    restoreTests: [],
    savedImages: [],
    connections: [],
    adminAccess: [],
    rawRules: {},
    prices: {
      planPerMonth: {},
      volumeGbMonth: 0.05,
      snapshotGbHour: 0.00007,
      backupGbMonth: 0.05,
      ipv4Month: 3,
      ipv6Month: 1,
    },
    ...rest,
  }
}

export function thePlan(action: ActionName, facts: PlanFacts, params: unknown = {}, now = NOW): Plan {
  const outcome = planFor(action, facts, params, now)
  if ('plan' in outcome) return outcome.plan
  throw new Error(`No plan: ${outcome.refusals.map(({ code, sentence }) => `${code}: ${sentence}`).join(' ')}`)
}

export function theRefusals(action: ActionName, facts: PlanFacts, params: unknown = {}, now = NOW): PlanRefusal[] {
  const outcome = planFor(action, facts, params, now)
  if ('refusals' in outcome) return outcome.refusals
  throw new Error('There is a plan, and none was expected.')
}
