import { afterEach, describe, expect, it } from 'vitest'
import { givenFacts, givenThing } from '@/tests/support/account-facts'
import { at, copy, DAY, HOUR, key, on, only, schedule, server, ZONES } from '@/tests/support/rule-boundaries'
import { type Kind, KINDS } from '../inventory/kinds'
import type { AccountFacts, Thing } from './account-facts'
import { RULES, RULES_BY_CODE, SENTENCES } from './all-rules'
import { DEFAULT_POLICY } from './policy'

const zone = process.env.TZ
afterEach(() => {
  process.env.TZ = zone
})

const find = (code: string, facts: AccountFacts, now: Date) =>
  RULES_BY_CODE.get(code)?.find(facts, DEFAULT_POLICY, now) ?? expect.unreachable(code)

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

describe('a day that people set', () => {
  const said = (more: Partial<Thing<'vm'>>, code: string, now: string) =>
    find(code, only(when, server(more)), new Date(now)).map(({ reasons }) => reasons[0]?.code)
  const day = new Date('2026-03-29')

  it.each(ZONES)('as an end is over with its last moment in UTC, wherever the server stands: %s', (tz) => {
    process.env.TZ = tz
    expect(said({ endsOn: day }, 'past-its-end', '2026-03-29T23:59:59.999Z')).toEqual([])
    expect(said({ endsOn: day }, 'past-its-end', '2026-03-30T00:00:00.000Z')).toEqual(['date-over'])
  })

  it.each(ZONES)('for looking again has come with its first moment, and is over with its last: %s', (tz) => {
    process.env.TZ = tz
    expect(said({ reviewOn: day }, 'review-due', '2026-03-28T23:59:59.999Z')).toEqual([])
    expect(said({ reviewOn: day }, 'review-due', '2026-03-29T00:00:00.000Z')).toEqual(['review-today'])
    expect(said({ reviewOn: day }, 'review-due', '2026-03-29T23:59:59.999Z')).toEqual(['review-today'])
    expect(said({ reviewOn: day }, 'review-due', '2026-03-30T00:00:00.000Z')).toEqual(['review-over'])
  })

  it('ends what Stocktake can end with a request, and saves nothing where it cannot', () => {
    const ended = (kind: Kind) => find('past-its-end', only(when, givenThing(kind, {}, { endsOn: day })), NOW)
    expect(ended('backup-schedule')).toMatchObject([{ actions: [{ action: 'backup-schedule.delete' }] }])
    expect(ended('backup')).toMatchObject([{ actions: [{ action: 'backup.delete' }] }])
    for (const kind of ['project', 'vpc', 'security-group', 'ssh-key'] as const)
      expect(ended(kind)).toMatchObject([{ actions: [], saves: [] }])
  })
})

describe('a server', () => {
  const state = (...more: Thing[]) => only(when, server(), ...more)

  it('without a schedule is unprotected, whatever copies there are', () => {
    expect(found('unprotected', state())).toEqual([['no-schedule', 'never-copied']])
    expect(found('unprotected', state(copy(HOUR, when)))).toEqual([['no-schedule', 'copy-left']])
  })

  it('that never came up holds nothing that could be brought back', () => {
    expect(found('unprotected', only(when, server({}, { status: 'failure' })))).toEqual([])
  })

  it('in production waits half a year for its first restore test, and elsewhere for ever', () => {
    const since = (days: number, environment: Thing['environment']) =>
      found(
        'at-risk',
        only(when, server({ environment, firstSeen: when.seen(days * DAY) }), schedule('daily'), copy(HOUR, when)),
      )
    expect(since(180, 'production')).toEqual([])
    expect(since(181, 'production')).toEqual([['never-tested']])
    expect(since(999, 'staging')).toEqual([])
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

describe('what cannot be read', () => {
  const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR)
  const spot = (kind: Kind, more: Partial<AccountFacts['blind'][number]> = {}) => ({
    ...{ kind, projectId: null, projectName: null, reason: 'unavailable' as const, since: ago(1), ...more },
  })
  const unreadable = (...blind: AccountFacts['blind'][number][]) =>
    find('kind-unreadable', givenFacts(NOW, { blind }), NOW)

  it('is one thing to look at each, because each is settled by itself', () => {
    expect(unreadable(spot('vm'), spot('ip'), spot('vm', { projectId: 'p1' }))).toHaveLength(3)
  })

  it('is one thing to look at when it is everything, since the last of it went out of sight', () => {
    const [only, ...more] = unreadable(...KINDS.map((kind) => spot(kind, kind === 'vm' ? {} : { since: ago(5) })))
    expect(more).toEqual([])
    expect(only?.since).toEqual({ after: null, by: ago(1) })
    expect(only?.reasons[0]).toMatchObject({ values: { what: 'Nothing could be read: Raff could not be reached.' } })
  })

  it('is several things to look at when there are several reasons for everything', () => {
    expect(unreadable(...KINDS.map((kind) => spot(kind, kind === 'vm' ? { reason: 'forbidden' } : {})))).toHaveLength(
      KINDS.length,
    )
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
