import type { AccountFacts, Thing } from '@/lib/domain/findings/account-facts'
import type { FactsOf } from '@/lib/domain/inventory/facts'
import { KINDS } from '@/lib/domain/inventory/kinds'
import type { KeyReach } from '@/lib/domain/key-reach'
import { isOwnable } from '@/lib/domain/ownership/ownable'
import { givenFacts, givenThing } from './account-facts'
import { type At, copy, DAY, HOUR, key, on, only, schedule, server } from './rule-boundaries'

// For every rule that counts no time: facts that are just wrong, and facts beside them that are just right.

export type Edge = {
  rule: string
  found: (when: At) => AccountFacts
  fine: (when: At) => AccountFacts[]
}

/** A member, so that whoever made a thing is somebody. */
const dana = givenThing('member', { userId: 'dana' })
const project = (raffId: string, environment: Thing['environment']) =>
  givenThing('project', {}, { raffId, name: raffId, environment })
const role = (raffId: string, slug: string, more: Partial<FactsOf['role']> = {}) =>
  givenThing('role', { slug, isSystem: true, ...more }, { raffId })
const DEPLOY = role('deploy', 'deploy', { isSystem: false, permissions: ['vm.view', 'vm.delete'] })
const reaching = (...projects: string[]) =>
  key({
    projectAccesses: projects.map((projectId) => ({
      ...{ projectId, projectName: projectId, roleId: 'deploy', roleName: 'deploy', roleSlug: 'deploy' },
    })),
  } as Partial<FactsOf['api-key']>)

const behind = (when: At, ports: string | null, { ip = '0.0.0.0', protocol = 'TCP', firewall = 'firewall' } = {}) =>
  givenFacts(when.now, {
    all: [
      server(),
      givenThing(
        'security-group',
        { rules: [{ protocol, direction: 'INBOUND', ports, ip, size: ip === '0.0.0.0' ? 0 : 29, icmpType: null }] },
        { raffId: 'firewall', name: 'front' },
      ),
    ],
    interfaces: new Map([['server', [nic('public', firewall || null)]]]),
  })
const nic = (type: string, securityGroupId: string | null) => ({
  ...{ nicId: '1', type, networkName: null, ip: '203.0.113.7', mac: null, gateway: null, securityGroupId },
})

const increment = (incrementId: number | null, when: At) =>
  givenThing('backup', { incrementId }, { parent: on('server'), createdAt: when.ago(HOUR) })

const connection = (when: At, changes: string[]) => {
  const reach: KeyReach = {
    ...{ raffAccountId: null, keyName: 'reading', accountRole: null, everyProject: false, blindTo: [] },
    account: { destroys: [], changes: [] },
    projects: [{ id: 'shop', name: 'Shop', role: 'Viewer', destroys: [], changes }],
  }
  const rest = { id: 'c', name: 'Reading', prefix: 'raff_00000000', standing: 'working', keyExpiresAt: null }
  return givenFacts(when.now, { connections: [{ ...rest, purpose: 'read', reach }] })
}

const readings = (when: At, rateLimitedRuns: number) =>
  givenFacts(when.now, {
    sync: { lastCompleteAt: when.now, last: null, rateLimitedRuns, canSync: true, startedAt: when.now },
  })

const owned = (gone: boolean) => server({ owner: { key: 'person:1', name: 'Dana', gone, confirmedAt: null } })

/** A day of the calendar as people say it. */
const dayIn = (days: number, { ago }: At) =>
  new Date(
    ago(-days * DAY)
      .toISOString()
      .slice(0, 10),
  )

export const EDGES: Edge[] = [
  {
    rule: 'unprotected',
    found: (when) => only(when, server(), copy(HOUR, when)),
    fine: (when) => [only(when, server(), schedule('daily'), copy(HOUR, when)), only(when, server({ missing: true }))],
  },
  {
    rule: 'orphan-schedule',
    found: (when) => only(when, schedule('daily')),
    fine: (when) => [
      only(when, server(), schedule('daily')),
      only(when, schedule('daily', { missing: true })),
      only(when, schedule('daily', { parent: null })),
    ],
  },
  {
    rule: 'series-without-baseline',
    found: (when) => only(when, server(), increment(1, when)),
    fine: (when) => [
      only(when, server(), increment(1, when), increment(0, when)),
      only(when, server(), increment(null, when)),
    ],
  },
  {
    rule: 'failed-copy',
    found: (when) => only(when, server(), copy(HOUR, when, 'failed')),
    fine: (when) => [only(when, server(), copy(HOUR, when)), only(when, server(), copy(HOUR, when, 'verifying'))],
  },
  {
    rule: 'failed-server',
    found: (when) => only(when, server({}, { status: 'failure' })),
    fine: (when) => ['active', 'passive', 'failing', ''].map((status) => only(when, server({}, { status }))),
  },
  {
    rule: 'orphan-snapshot',
    found: (when) => only(when, givenThing('snapshot', {}, { parent: on('server') })),
    fine: (when) => [
      only(when, server(), givenThing('snapshot', {}, { parent: on('server') })),
      only(when, givenThing('snapshot', { type: 'volume' })),
    ],
  },
  {
    rule: 'orphan-copies',
    found: (when) => only(when, copy(HOUR, when)),
    fine: (when) => [only(when, server(), copy(HOUR, when))],
  },
  {
    rule: 'key-maker-gone',
    found: (when) => only(when, dana, key({}, { createdBy: 'somebody' })),
    fine: (when) => [
      only(when, dana, key({}, { createdBy: 'dana' })),
      only(when, dana, key({ isActive: false }, { createdBy: 'somebody' })),
      only(when, dana, key({ expiresAt: when.now.toISOString() }, { createdBy: 'somebody' })),
      only(when, dana, key({}, { createdBy: null })),
    ],
  },
  {
    rule: 'key-far-reach',
    found: (when) => only(when, role('admin', 'admin'), key({ roleId: 'admin' })),
    fine: (when) => [
      only(when, role('viewer', 'viewer'), key({ roleId: 'viewer' })),
      // somebody’s own role by that name
      only(when, role('admin', 'admin', { isSystem: false }), key({ roleId: 'admin' })),
      only(when, role('admin', 'admin'), key({ roleId: 'admin', isActive: false })),
      only(when, role('admin', 'admin'), key({ roleId: 'admin', expiresAt: when.now.toISOString() })),
    ],
  },
  {
    rule: 'key-mixed-environments',
    found: (when) =>
      only(when, DEPLOY, project('shop', 'production'), project('trial', 'staging'), reaching('shop', 'trial')),
    fine: (when) => [
      only(when, DEPLOY, project('shop', 'production'), project('trial', 'staging'), reaching('shop')),
      only(when, DEPLOY, project('shop', 'production'), project('trial', 'production'), reaching('shop', 'trial')),
      only(when, DEPLOY, project('shop', 'production'), project('trial', null), reaching('shop', 'trial')),
    ],
  },
  {
    rule: 'key-never-ends',
    found: (when) => only(when, key({ expiresAt: null })),
    fine: (when) => [only(when, key({})), only(when, key({ expiresAt: null, isActive: false }))],
  },
  {
    rule: 'key-vague-name',
    found: (when) => only(when, key({}, { name: 'Test 2' })),
    fine: (when) => [
      only(when, key({}, { name: 'shop-deploy' })),
      only(when, key({ expiresAt: when.now.toISOString() }, { name: 'Test 2' })),
    ],
  },
  {
    rule: 'key-checklist-open',
    found: (when) => only(when, key({ expiresAt: when.ago(-1_000).toISOString() })),
    fine: (when) => [only(when, key({ expiresAt: when.now.toISOString() }))],
  },
  {
    rule: 'open-to-everything',
    found: (when) => behind(when, null, { protocol: 'ALL' }),
    fine: (when) => [behind(when, null), behind(when, null, { protocol: 'ALL', ip: '198.51.100.64' })],
  },
  {
    rule: 'open-admin-port',
    found: (when) => behind(when, '22'),
    fine: (when) => [behind(when, '21,23000'), behind(when, '22', { ip: '198.51.100.64' })],
  },
  {
    rule: 'open-database-port',
    found: (when) => behind(when, '5432'),
    fine: (when) => [behind(when, '5431'), behind(when, '5432', { ip: '198.51.100.64' })],
  },
  {
    rule: 'no-firewall',
    found: (when) => behind(when, '443', { firewall: '' }),
    fine: (when) => [behind(when, '443'), only(when, server())],
  },
  {
    rule: 'no-owner',
    found: (when) => only(when, server({ owner: null })),
    fine: (when) => [
      only(when, owned(false)),
      only(when, owned(true)),
      only(when, server({ owner: null, missing: true })),
    ],
  },
  {
    rule: 'owner-gone',
    found: (when) => only(when, owned(true)),
    fine: (when) => [only(when, owned(false)), only(when, server({ owner: null }))],
  },
  {
    rule: 'no-purpose',
    found: (when) => only(when, server({ purpose: ' ' })),
    fine: (when) => [only(when, server({ purpose: 'The shop' }))],
  },
  {
    rule: 'no-end-date',
    found: (when) => only(when, server({ tags: ['temporary=true'] })),
    fine: (when) => [
      only(when, server({ tags: ['temporary=true', 'expires=2026-12-01'] })),
      only(when, server({ tags: ['temporary=true'], endsOn: when.now })),
      only(when, server({ tags: ['temporary=no'] })),
    ],
  },
  ...KINDS.filter(isOwnable).flatMap((kind): Edge[] => {
    const saying = (when: At, more: Partial<Thing>) => only(when, givenThing(kind, {}, more))
    return [
      {
        rule: 'past-its-end',
        found: (when) => saying(when, { endsOn: dayIn(-1, when) }),
        fine: (when) => [saying(when, { endsOn: dayIn(0, when) }), saying(when, { reviewOn: dayIn(-1, when) })],
      },
      {
        rule: 'review-due',
        found: (when) => saying(when, { reviewOn: dayIn(0, when) }),
        fine: (when) => [saying(when, { reviewOn: dayIn(1, when) }), saying(when, { endsOn: dayIn(-1, when) })],
      },
    ]
  }),
  {
    rule: 'untagged-server',
    found: (when) => only(when, server({ tags: [] })),
    fine: (when) => [only(when, server({ tags: ['web'] })), only(when, server({ tags: [], missing: true }))],
  },
  {
    rule: 'environment-mismatch',
    found: (when) => only(when, server({ tags: ['env=prod'], environment: 'staging' })),
    fine: (when) => [
      only(when, server({ tags: ['env=prod'], environment: 'production' })),
      only(when, server({ tags: ['env=prod'], environment: null })),
      only(when, server({ tags: ['env=blue'], environment: 'staging' })),
    ],
  },
  {
    rule: 'kind-unreadable',
    found: ({ now }) =>
      givenFacts(now, { blind: [{ kind: 'vm', projectId: null, projectName: null, reason: 'forbidden', since: now }] }),
    fine: ({ now }) => [givenFacts(now)],
  },
  { rule: 'rate-limited', found: (when) => readings(when, 3), fine: (when) => [readings(when, 2), readings(when, 0)] },
  {
    rule: 'connection-too-strong',
    found: (when) => connection(when, ['servers']),
    fine: (when) => [connection(when, [])],
  },
]
