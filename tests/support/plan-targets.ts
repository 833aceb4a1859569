import type { FactsOf } from '@/lib/domain/inventory/facts'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { wordsOf, type Action } from '@/lib/domain/plans/action-words'
import { buildPlan } from '@/lib/domain/plans/build-plan'
import type { Around, Target } from '@/lib/domain/plans/facts'
import type { Plan } from '@/lib/domain/plans/plan-shape'

export const PLAN_NOW = new Date('2026-11-21T10:00:00Z')
const ID = '00000000-0000-7000-8000-000000000001'

const FACTS: { [K in Kind]?: Record<string, unknown> } = {
  vm: {
    name: 'web-02',
    status: 'active',
    tags: [],
    projectId: 'p1',
    publicIpv4Address: '203.0.113.20',
    publicIpv6Address: null,
    privateIpv4Address: null,
    templateId: null,
    totalStorageGb: 50,
    pricePerHour: null,
  },
  volume: { name: 'data-01', status: 'available', sizeGb: 100, vmId: null, projectId: 'p1' },
  snapshot: { name: 'before', type: 'vm', status: '', vmId: 'v1', size: null, createdAt: '2026-11-11T10:00:00Z' },
  backup: { name: 'nightly', status: 'ready', incrementId: null, vmId: 'v1', createdAt: '2026-11-18T09:00:00Z' },
  'backup-schedule': { name: 'nightly', type: 'daily', runtime: 'Daily at 3am', keepCount: 3, vmId: 'v1' },
  ip: { address: '203.0.113.9', type: 'IPv4', status: 'free', reserved: true },
  'security-group': { name: 'web', rules: [], nicCount: 0 },
  project: { name: 'Shop staging' },
  'api-key': {
    name: 'deploy',
    prefix: 'raff_fa4efa4e',
    isActive: true,
    roleId: null,
    roleName: null,
    roleSlug: null,
    rateLimitTier: 'standard',
    projectAccesses: [
      { projectId: 'p1', projectName: 'Shop', roleId: 'r1', roleName: 'Operator', roleSlug: 'operator' },
    ],
    expiresAt: null,
    lastUsedAt: '2026-11-20T10:00:00Z',
  },
}

const NAMES: { [K in Kind]?: string } = { ip: '203.0.113.9', project: 'Shop staging' }

/** Something in staging with an owner, of which everything around could be read and nothing is there. */
export function planTarget<K extends Kind>(
  kind: K,
  facts: Partial<FactsOf[K]> = {},
  more: Partial<Omit<Target<K>, 'facts' | 'around'>> & { around?: Partial<Around> } = {},
): Target<K> {
  const whole = { ...FACTS[kind], ...facts } as FactsOf[K]
  const empty = { known: true, value: [] } as never
  return {
    id: ID,
    kind,
    raffId: 'x1',
    name: NAMES[kind] ?? (whole as { name?: string }).name ?? 'it',
    projectId: kind === 'api-key' ? null : 'p1',
    projectName: 'Shop staging',
    environment: kind === 'api-key' ? null : 'staging',
    environmentFrom: 'confirmed',
    owner: { name: 'Dana', gone: false, confirmedAt: null },
    askFirst: false,
    purpose: null,
    monthlyCost: 9.99,
    ownConnections: [],
    rawRules: [],
    ...more,
    facts: whole,
    around: {
      interfaces: empty,
      disks: empty,
      snapshots: empty,
      backups: empty,
      schedules: empty,
      addresses: empty,
      guarded: empty,
      networks: empty,
      keys: empty,
      roles: empty,
      places: empty,
      server: { known: true, value: null },
      ...more.around,
    },
  }
}

const PARAMS: Partial<Record<Action, Record<string, unknown>>> = {
  'vm.tag-add': { tag: 'temporary' },
  'vm.tag-remove': { tag: 'old' },
  'vm.delete': { path: 'now', volumeAction: 'detach', deleteVpc: false, afterDays: 14 },
  'backup-schedule.create': { type: 'daily', time: '3am', keepCount: 7 },
  'backup-schedule.update': { time: '4am' },
  'security-group.update': { rules: [], insist: false },
  'security-group.temporary-access': { ip: '198.51.100.7', ports: '22', protocol: 'TCP', minutes: 60 },
  'api-key.create': { name: 'new', projectRoleId: 'r1' },
  'api-key.rotate': { why: 'planned', quietDays: 7 },
}

/** What is usually chosen with an action. */
export function planParams(action: Action): Record<string, unknown> {
  return PARAMS[action] ?? {}
}

export function planFor(action: Action, target?: Target, params = planParams(action), now = PLAN_NOW): Plan {
  const kind = wordsOf(action).kind ?? 'project'
  return buildPlan({ action, params }, [target ?? planTarget(kind)], now)
}
