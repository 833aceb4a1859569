import { afterEach, describe, expect, it } from 'vitest'
import { givenFacts, givenThing } from '@/tests/support/account-facts'
import { type AccountFacts, fieldOf, type Thing } from './account-facts'
import { RULES, RULES_BY_CODE, SENTENCES } from './all-rules'
import { DEFAULT_POLICY } from './policy'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** An ordinary day, and the nights on which clocks go forward and back in Europe, America and New Zealand. */
const MOMENTS = [
  '2026-05-20T09:30:00.000Z',
  '2026-03-29T01:30:00.000Z',
  '2026-10-25T01:00:00.000Z',
  '2026-03-08T07:30:00.000Z',
  '2026-11-01T06:00:00.000Z',
  '2026-04-04T14:30:00.000Z',
  '2026-12-31T23:59:59.000Z',
].map((text) => new Date(text))
const ZONES = ['UTC', 'Europe/Warsaw', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu']

const zone = process.env.TZ
afterEach(() => {
  process.env.TZ = zone
})

type At = { now: Date; ago: (ms: number) => Date; seen: (ms: number) => { after: Date; by: Date } }

function at(now: Date): At {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  return { now, ago, seen: (ms) => ({ after: ago(ms + HOUR), by: ago(ms) }) }
}

const find = (code: string, facts: AccountFacts, now: Date) =>
  RULES_BY_CODE.get(code)?.find(facts, DEFAULT_POLICY, now) ?? expect.unreachable(code)

/** With `age` since whatever the rule counts from. */
type Boundary = {
  rule: string
  what: string
  limit: number
  /** Found when it is exactly as old as the limit, or only a moment later. */
  atLimit: boolean
  facts: (age: number, when: At) => AccountFacts
}

const server = (more: Partial<Thing<'vm'>> = {}, facts: Partial<Thing<'vm'>['facts']> = {}) =>
  givenThing('vm', facts, { raffId: 'server', name: 'web-01', ...more })
const on = (raffId: string) => ({ kind: 'vm' as const, raffId })
const schedule = (type: string, more: Partial<Thing<'backup-schedule'>> = {}) =>
  givenThing('backup-schedule', { type, runtime: null }, { parent: on('server'), ...more })
const copy = (age: number, { ago }: At, status = 'ready') =>
  givenThing('backup', { status }, { parent: on('server'), createdAt: ago(age) })
const only = (when: At, ...all: Thing[]) => givenFacts(when.now, { all })
const key = (facts: Partial<Thing<'api-key'>['facts']>, more: Partial<Thing<'api-key'>> = {}) =>
  givenThing('api-key', facts, { raffId: 'key', ...more })

const BOUNDARIES: Boundary[] = [
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
        gone: [{ kind: 'vm', raffId: 'x', name: 'x', goneAt: when.ago(age), projectId: 'empty', userId: null }],
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
        all: [givenThing('security-group', {}, { raffId: 'firewall' })],
        temporaryAccess: [{ id: 'a', firewallId: 'firewall', until: when.ago(age), sentence: 'SSH' }],
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
]

describe.each(BOUNDARIES)('$rule: $what', ({ rule, limit, atLimit, facts }) => {
  const CASES = [
    { age: limit - 1_000, moment: 'a second before the limit', found: false },
    { age: limit, moment: 'exactly at the limit', found: atLimit },
    { age: limit + 1_000, moment: 'a second after the limit', found: true },
  ]

  it.each(CASES)('$moment: found is $found, on every day and in every time zone', ({ age, found }) => {
    for (const tz of ZONES)
      for (const now of MOMENTS) {
        process.env.TZ = tz
        const when = at(now)
        const count = find(rule, facts(age, when), now).length
        expect({ tz, now, count }).toEqual({ tz, now, count: found ? 1 : 0 })
      }
  })
})

const NOW = new Date('2026-05-20T09:30:00Z')
const when = at(NOW)
const found = (code: string, facts: AccountFacts) =>
  find(code, facts, NOW).map(({ reasons }) => reasons.map((each) => each.code))

describe('an end that a tag sets', () => {
  const ends = (tag: string, now: string) =>
    find('past-its-end', only(when, server({ tags: [tag] })), new Date(now)).length

  it.each(ZONES)('is over with the last moment of its day in UTC, wherever the server stands: %s', (tz) => {
    process.env.TZ = tz
    expect(ends('expires=2026-03-29', '2026-03-29T23:59:59.999Z')).toBe(0)
    expect(ends('expires=2026-03-29', '2026-03-30T00:00:00.000Z')).toBe(1)
    expect(ends('EXPIRES=2026-10-25', '2026-10-26T00:00:00.000Z')).toBe(1)
  })

  it('with a time of its own is over at that time', () => {
    expect(ends('expires=2026-05-20T10:00:00Z', '2026-05-20T09:59:59Z')).toBe(0)
    expect(ends('expires=2026-05-20T10:00:00+02:00', '2026-05-20T08:00:00Z')).toBe(1)
  })

  it.each(['soon', '', '2026-02-31', '2026-13-45', '31.12.2026', '9999999-99-99'])(
    '“%s” is no date: nothing is over',
    (text) => {
      const facts = only(when, server({ tags: [`expires=${text}`] }))
      expect(found('past-its-end', facts)).toEqual([])
      expect(found('no-end-date', facts)).toEqual([['end-unreadable']])
    },
  )
})

describe('a server', () => {
  const state = (...more: Thing[]) => only(when, server(), ...more)

  it('without a schedule is unprotected, whatever copies somebody made by hand', () => {
    expect(found('unprotected', state())).toEqual([['no-schedule', 'never-copied']])
    expect(found('unprotected', state(copy(HOUR, when)))).toEqual([['no-schedule', 'copy-by-hand']])
  })

  it('whose last run failed is at risk, though the copy before it is young', () => {
    const facts = state(schedule('daily'), copy(25 * HOUR, when), copy(HOUR, when, 'failed'))
    expect(found('at-risk', facts)).toEqual([['runs-fail']])
  })

  it('of which a copy failed and the next one did not is protected', () => {
    expect(found('at-risk', state(schedule('daily'), copy(30 * HOUR, when, 'failed'), copy(HOUR, when)))).toEqual([])
  })

  it('whose schedule keeps too few copies is at risk, unless another schedule keeps enough', () => {
    const few = givenThing('backup-schedule', { type: 'daily', keepCount: 2 }, { parent: on('server') })
    expect(found('at-risk', state(few, copy(HOUR, when)))).toEqual([['keeps-too-few']])
    expect(found('at-risk', state(few, schedule('weekly'), copy(HOUR, when)))).toEqual([])
  })

  it('with a new schedule waits for its first copy, and needs no decision until one is overdue', () => {
    const young = find('at-risk', state(schedule('daily', { createdAt: when.ago(HOUR) })), NOW)
    expect(young).toMatchObject([{ severity: 'low', reasons: [{ code: 'first-copy-due' }] }])
    const old = find('at-risk', state(schedule('daily', { createdAt: when.ago(27 * HOUR) })), NOW)
    expect(old).toMatchObject([{ severity: 'medium', reasons: [{ code: 'never-copied' }] }])
  })

  it('whose copies are in a state that we do not know is not called protected by them', () => {
    expect(found('at-risk', state(schedule('daily'), copy(HOUR, when, 'verifying')))).toEqual([['never-copied']])
  })

  it('whose copies were last read long ago is unknown, not at risk, when its copy was in time then', () => {
    const read = { completeAt: when.ago(10 * HOUR), triedAt: NOW }
    const facts = givenFacts(NOW, {
      all: [server(), schedule('daily'), copy(30 * HOUR, when)],
      reads: new Map([...givenFacts(NOW).reads, ['backup', read]]),
    })
    expect(found('at-risk', facts)).toEqual([])
    expect(found('unprotected', facts)).toEqual([])
  })

  it.each(['active', 'passive', 'hibernating', 'unknown', ''])(
    'in the state “%s” is stale only when it is stopped',
    (status) => {
      const facts = only(when, server({ statusSince: when.seen(99 * DAY) }, { status }))
      expect(found('stopped-server', facts).length).toBe(status === 'passive' ? 1 : 0)
    },
  )

  it('that was always stopped since we began watching is only found once we have watched long enough', () => {
    const watched = { after: null, by: when.ago(3 * DAY) }
    expect(found('stopped-server', only(when, server({ statusSince: watched }, { status: 'passive' })))).toEqual([])
  })

  it('is not called temporary in production', () => {
    const more = { tags: ['temporary=true'], createdAt: when.ago(9 * DAY) }
    expect(found('temporary-server', only(when, server({ ...more, environment: 'production' })))).toEqual([])
    expect(found('temporary-server', only(when, server({ ...more, environment: null })))).toHaveLength(1)
  })
})

describe('what cannot be seen is not called gone', () => {
  const blind = (kind: AccountFacts['blind'][number]['kind']) => ({
    blind: [{ kind, projectId: null, projectName: null, reason: 'forbidden' as const, since: NOW }],
  })

  it.each([
    ['orphan-schedule', 'vm', [schedule('daily')]],
    ['orphan-copies', 'vm', [copy(HOUR, when)]],
    ['orphan-snapshot', 'vm', [givenThing('snapshot', {}, { parent: on('server') })]],
    ['orphan-snapshot', 'volume', [givenThing('snapshot', { type: 'volume' }, { parentAskedAt: NOW })]],
    ['key-maker-gone', 'member', [key({}, { createdBy: 'somebody' })]],
    ['empty-project', 'ip', [givenThing('project', {}, { raffId: 'empty' })]],
  ] as const)('%s needs to see every %s', (code, kind, all) => {
    expect(found(code, givenFacts(NOW, { all: [...all] }))).toHaveLength(1)
    expect(found(code, givenFacts(NOW, { all: [...all], ...blind(kind) }))).toEqual([])
  })
})

describe('a firewall', () => {
  const rule = (ports: string | null, more: object = {}) => ({
    ...{ protocol: 'TCP', direction: 'INBOUND', ports, ip: null, size: null, icmpType: null },
    ...more,
  })
  const behind = (...rules: ReturnType<typeof rule>[]) =>
    givenFacts(NOW, {
      all: [server(), givenThing('security-group', { rules }, { raffId: 'firewall', name: 'front' })],
      interfaces: new Map([
        [
          'server',
          [
            {
              nicId: '1',
              type: 'public',
              networkName: null,
              ip: '203.0.113.7',
              mac: null,
              gateway: null,
              securityGroupId: 'firewall',
            },
          ],
        ],
      ]),
    })
  const codes = (facts: AccountFacts) =>
    ['open-to-everything', 'open-admin-port', 'open-database-port'].filter((code) => find(code, facts, NOW).length > 0)

  it.each([
    ['22', ['open-admin-port']],
    ['20:25', ['open-admin-port']],
    ['80,443', []],
    ['80, 5432', ['open-database-port']],
    ['23:22', ['open-admin-port']],
    [null, ['open-admin-port', 'open-database-port']],
    ['', ['open-admin-port', 'open-database-port']],
    ['ssh', ['open-admin-port', 'open-database-port']],
  ])('that lets anyone in to “%s” is open to %j', (ports, expected) => {
    expect(codes(behind(rule(ports)))).toEqual(expected)
  })

  it.each([
    [{ ip: '198.51.100.64', size: 29 }, []],
    [{ ip: '198.51.100.64/29' }, []],
    [{ ip: '198.51.100.7' }, []],
    [{ ip: '0.0.0.0', size: 0 }, ['open-admin-port']],
    [{ ip: '0.0.0.0/0' }, ['open-admin-port']],
    [{ ip: '::', size: 0 }, ['open-admin-port']],
    [{ ip: '128.0.0.0', size: 1 }, ['open-admin-port']],
    [{ direction: 'OUTBOUND' }, []],
    [{ protocol: 'UDP' }, []],
    [{ protocol: 'ALL', ports: null }, ['open-to-everything']],
  ])('that lets %j in to SSH is open to %j', (more, expected) => {
    expect(codes(behind(rule('22', more)))).toEqual(expected)
  })

  it('that guards nothing lets nobody in', () => {
    const firewall = givenThing('security-group', { rules: [rule('22')] })
    expect(codes(givenFacts(NOW, { all: [firewall] }))).toEqual([])
  })
})

describe('the list of rules', () => {
  it('names each once, and says every reason in one sentence of its own', () => {
    expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length)
    const said = new Map<string, string>()
    for (const { sentences } of RULES)
      for (const [code, sentence] of Object.entries(sentences))
        expect(said.get(code) ?? sentence).toBe(said.set(code, sentence).get(code))
    expect([...said.keys()].every((code) => SENTENCES.has(code))).toBe(true)
  })
})
