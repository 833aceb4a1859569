import { type AccountFacts, fieldOf, type GoneThing, type Thing } from '@/lib/domain/findings/account-facts'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { ruleWords } from '@/lib/domain/plans/firewall-rules'
import { givenFacts, givenThing } from './account-facts'

// For every rule that counts time: facts in which what it counts from is so old, and where its limit is.

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** An ordinary day, and the nights on which clocks go forward and back in Europe, America and New Zealand. */
export const MOMENTS = [
  '2026-05-20T09:30:00.000Z',
  '2026-03-29T01:30:00.000Z',
  '2026-10-25T01:00:00.000Z',
  '2026-03-08T07:30:00.000Z',
  '2026-11-01T06:00:00.000Z',
  '2026-04-04T14:30:00.000Z',
  '2026-12-31T23:59:59.000Z',
].map((text) => new Date(text))
export const ZONES = ['UTC', 'Europe/Warsaw', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu']

export type At = { now: Date; ago: (ms: number) => Date; seen: (ms: number) => { after: Date; by: Date } }

export function at(now: Date): At {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  return { now, ago, seen: (ms) => ({ after: ago(ms + HOUR), by: ago(ms) }) }
}

const SSH_FOR_ONE = {
  protocol: 'TCP',
  direction: 'INBOUND' as const,
  ports: '22',
  ip: '198.51.100.7',
  size: null,
  icmpType: null,
}

/** With `age` since whatever the rule counts from. */
export type Boundary = {
  rule: string
  what: string
  limit: number
  /** Found when it is exactly as old as the limit, or only a moment later. */
  atLimit: boolean
  facts: (age: number, when: At) => AccountFacts
}

export const server = (more: Partial<Thing<'vm'>> = {}, facts: Partial<Thing<'vm'>['facts']> = {}) =>
  givenThing('vm', facts, { raffId: 'server', name: 'web-01', ...more })
export const on = (raffId: string) => ({ kind: 'vm' as const, raffId })
export const schedule = (type: string, more: Partial<Thing<'backup-schedule'>> = {}) =>
  givenThing('backup-schedule', { type, runtime: null }, { parent: on('server'), ...more })
export const copy = (age: number, { ago }: At, status = 'ready') =>
  givenThing('backup', { status }, { parent: on('server'), createdAt: ago(age) })
export const left = (kind: Kind, age: number, when: At, more: Partial<GoneThing> = {}): GoneThing => ({
  ...{ kind, raffId: 'left', name: 'left', projectId: null, serverId: null, userId: null },
  ...{ goneAfter: when.seen(age).after, goneAt: when.seen(age).by, ...more },
})
export const only = (when: At, ...all: Thing[]) => givenFacts(when.now, { all })
export const key = (facts: Partial<Thing<'api-key'>['facts']>, more: Partial<Thing<'api-key'>> = {}) =>
  givenThing('api-key', facts, { raffId: 'key', ...more })

export const BOUNDARIES: Boundary[] = [
  {
    rule: 'at-risk',
    what: 'a daily copy',
    limit: 26 * HOUR,
    atLimit: false,
    facts: (age, when) => only(when, server(), schedule('daily'), copy(age, when)),
  },
  {
    rule: 'at-risk',
    what: 'a weekly copy',
    limit: 7 * DAY + 4 * HOUR,
    atLimit: false,
    facts: (age, when) => only(when, server(), schedule('weekly'), copy(age, when)),
  },
  {
    rule: 'at-risk',
    what: 'a daily copy of a server that has a weekly schedule, too',
    limit: 26 * HOUR,
    atLimit: false,
    facts: (age, when) => only(when, server(), schedule('weekly'), schedule('daily'), copy(age, when)),
  },
  {
    rule: 'at-risk',
    what: 'a copy of a stopped server',
    limit: 26 * HOUR,
    atLimit: false,
    facts: (age, when) => only(when, server({}, { status: 'passive' }), schedule('daily'), copy(age, when)),
  },
  {
    rule: 'at-risk',
    what: 'the snapshot of a disk',
    limit: 7 * DAY + 4 * HOUR,
    atLimit: false,
    facts: (age, when) =>
      only(
        when,
        givenThing('volume', { vmId: 'server' }, { raffId: 'disk' }),
        givenThing(
          'snapshot',
          { type: 'volume' },
          { parent: { kind: 'volume', raffId: 'disk' }, createdAt: when.ago(age) },
        ),
      ),
  },
  {
    rule: 'stuck-copy',
    what: 'a copy that is not finished',
    limit: 2 * HOUR,
    atLimit: true,
    facts: (age, when) => only(when, server(), copy(age, when, 'creating')),
  },
  {
    rule: 'stopped-server',
    what: 'a stopped server',
    limit: 14 * DAY,
    atLimit: true,
    facts: (age, when) => only(when, server({ statusSince: when.seen(age) }, { status: 'passive' })),
  },
  {
    rule: 'temporary-server',
    what: 'a temporary server',
    limit: 48 * HOUR,
    atLimit: false,
    facts: (age, when) => only(when, server({ tags: ['temporary=true'], createdAt: when.ago(age) })),
  },
  {
    rule: 'unattached-disk',
    what: 'a disk that was taken off',
    limit: 7 * DAY,
    atLimit: true,
    facts: (age, when) =>
      givenFacts(when.now, {
        all: [givenThing('volume', {}, { raffId: 'disk' })],
        changes: new Map([[fieldOf('volume', 'disk', 'server'), when.seen(age)]]),
      }),
  },
  {
    rule: 'old-snapshot',
    what: 'a snapshot',
    limit: 90 * DAY,
    atLimit: false,
    facts: (age, when) => only(when, givenThing('snapshot', {}, { createdAt: when.ago(age) })),
  },
  {
    rule: 'free-address',
    what: 'a reserved address',
    limit: 7 * DAY,
    atLimit: true,
    facts: (age, when) =>
      only(when, givenThing('ip', { reserved: true, status: 'free' }, { statusSince: when.seen(age) })),
  },
  {
    rule: 'unused-network',
    what: 'a private network',
    limit: 30 * DAY,
    atLimit: true,
    facts: (age, when) => only(when, givenThing('vpc', { usedIps: 0 }, { firstSeen: when.seen(age) })),
  },
  {
    rule: 'unused-firewall',
    what: 'a firewall',
    limit: 30 * DAY,
    atLimit: true,
    facts: (age, when) =>
      givenFacts(when.now, {
        all: [givenThing('security-group', { nicCount: 0 }, { raffId: 'firewall' })],
        changes: new Map([[fieldOf('security-group', 'firewall', 'nicCount'), when.seen(age)]]),
      }),
  },
  {
    rule: 'empty-project',
    what: 'a project whose last thing went',
    limit: 7 * DAY,
    atLimit: true,
    facts: (age, when) =>
      givenFacts(when.now, {
        all: [givenThing('project', {}, { raffId: 'empty' })],
        gone: [left('vm', age, when, { projectId: 'empty' })],
      }),
  },
  {
    rule: 'pending-invitation',
    what: 'an invitation',
    limit: 14 * DAY,
    atLimit: true,
    facts: (age, when) => only(when, givenThing('invitation', { invitedAt: when.ago(age).toISOString() })),
  },
  {
    rule: 'key-never-used',
    what: 'a key that was never used',
    limit: 30 * DAY,
    atLimit: true,
    facts: (age, when) => only(when, key({ lastUsedAt: null }, { createdAt: when.ago(age) })),
  },
  {
    rule: 'key-idle',
    what: 'a key that is not used any more',
    limit: 45 * DAY,
    atLimit: true,
    facts: (age, when) => only(when, key({ lastUsedAt: when.ago(age).toISOString() })),
  },
  {
    rule: 'key-old-secret',
    what: 'a secret that was seen to be replaced',
    limit: 90 * DAY,
    atLimit: false,
    facts: (age, when) =>
      givenFacts(when.now, { all: [key({})], replacedSecrets: new Map([['key', [when.seen(age)]]]) }),
  },
  {
    rule: 'key-off',
    what: 'a key that is switched off',
    limit: 30 * DAY,
    atLimit: true,
    facts: (age, when) => only(when, key({ isActive: false }, { statusSince: when.seen(age) })),
  },
  {
    rule: 'key-ends-soon',
    what: 'a key, counted from fourteen days before its end',
    limit: 0,
    atLimit: true,
    facts: (age, when) => only(when, key({ expiresAt: when.ago(age - 14 * DAY).toISOString() })),
  },
  {
    rule: 'key-expired',
    what: 'a key, counted from its end',
    limit: 0,
    atLimit: true,
    facts: (age, when) => only(when, key({ expiresAt: when.ago(age).toISOString() })),
  },
  {
    rule: 'owner-unconfirmed',
    what: 'what its owner confirmed',
    limit: 90 * DAY,
    atLimit: false,
    facts: (age, when) =>
      only(when, server({ owner: { key: 'person:1', name: 'Dana', gone: false, confirmedAt: when.ago(age) } })),
  },
  {
    rule: 'temporary-access-over',
    what: 'access for a while, counted from its end',
    limit: 0,
    atLimit: true,
    facts: (age, when) =>
      givenFacts(when.now, {
        all: [givenThing('security-group', { rules: [SSH_FOR_ONE] }, { raffId: 'firewall' })],
        temporaryAccess: [{ id: 'a', firewallId: 'firewall', until: when.ago(age), sentence: ruleWords(SSH_FOR_ONE) }],
      }),
  },
  {
    rule: 'sync-late',
    what: 'the last reading',
    limit: HOUR,
    atLimit: false,
    facts: (age, when) =>
      givenFacts(when.now, {
        sync: { lastCompleteAt: when.ago(age), last: null, rateLimitedRuns: 0, canSync: true, startedAt: null },
      }),
  },
  {
    rule: 'connection-ending',
    what: 'a key of ours, counted from fourteen days before its end',
    limit: 0,
    atLimit: true,
    facts: (age, when) =>
      givenFacts(when.now, {
        connections: [
          {
            id: 'c',
            name: 'Reading',
            purpose: 'read',
            prefix: 'raff_00000000',
            standing: 'working',
            keyExpiresAt: when.ago(age - 14 * DAY),
            reach: {} as AccountFacts['connections'][number]['reach'],
          },
        ],
      }),
  },
  {
    rule: 'restore-untested',
    what: 'a restore test of production',
    limit: 180 * DAY,
    atLimit: false,
    facts: (age, when) => {
      const tested = server({ environment: 'production', projectId: 'shop' })
      return givenFacts(when.now, {
        all: [givenThing('project', {}, { raffId: 'shop' }), tested, copy(HOUR, when)],
        restoreTests: new Map([[tested.id, { testedAt: when.ago(age), result: 'worked' as const }]]),
      })
    },
  },
  {
    rule: 'at-risk',
    what: 'a server in production of which no copy was ever restored, counted from when it was first seen',
    limit: 180 * DAY,
    atLimit: false,
    facts: (age, when) =>
      only(when, server({ environment: 'production', firstSeen: when.seen(age) }), schedule('daily'), copy(HOUR, when)),
  },
  {
    rule: 'at-risk',
    what: 'the last restore test of a server in production',
    limit: 180 * DAY,
    atLimit: false,
    facts: (age, when) => {
      const tested = server({ environment: 'production' })
      return givenFacts(when.now, {
        all: [tested, schedule('daily'), copy(HOUR, when)],
        restoreTests: new Map([[tested.id, { testedAt: when.ago(age), result: 'worked' as const }]]),
      })
    },
  },
  {
    rule: 'past-its-end',
    what: 'a server, counted from the end that its tag says',
    limit: 0,
    atLimit: true,
    facts: (age, when) => only(when, server({ tags: [`expires=${when.ago(age).toISOString()}`] })),
  },
]
