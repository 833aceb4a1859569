import { describe, expect, it } from 'vitest'
import { givenFacts, givenThing } from '@/tests/support/account-facts'
import { at, copy, DAY, HOUR, left, on, server } from '@/tests/support/rule-boundaries'
import { type AccountFacts, fieldOf } from './account-facts'
import { RULES_BY_CODE, SENTENCES } from './all-rules'
import { DEFAULT_POLICY } from './policy'
import { sayReason } from './say-reason'

// Since when a finding is so: never longer ago than was seen.

const NOW = new Date('2026-05-20T09:30:00Z')
const when = at(NOW)
const WATCHED = when.seen(42 * DAY)
const old = server({ firstSeen: WATCHED })

function only(code: string, facts: AccountFacts) {
  const [found, ...more] = RULES_BY_CODE.get(code)?.find(facts, DEFAULT_POLICY, NOW) ?? []
  expect(more).toEqual([])
  return found ?? expect.unreachable(code)
}

describe('a server without a schedule', () => {
  const gone = (age: number, more = {}) =>
    left('backup-schedule', age, when, { name: 'web-01 daily', serverId: 'server', ...more })

  it('is unprotected since its last schedule was seen to go, and who made its copies is not claimed', () => {
    const facts = givenFacts(NOW, { all: [old, copy(23 * HOUR, when)], gone: [gone(30 * DAY), gone(0)] })
    const { reasons, since } = only('unprotected', facts)
    expect(since).toEqual(when.seen(0))
    expect(reasons.map((reason) => sayReason(reason, SENTENCES, NOW))).toEqual([
      'No backup schedule copies it.',
      'Its last schedule, web-01 daily, was gone when we looked less than an hour ago.',
      'The last good copy is 23 hours old, and nothing makes the next one.',
    ])
  })

  it('is unprotected since nobody knows when, if nobody saw its schedule go', () => {
    const facts = givenFacts(NOW, { all: [old], gone: [gone(0, { goneAfter: null, goneAt: null })] })
    expect(only('unprotected', facts).since).toBe(null)
  })

  it('that never had one is unprotected since it was first seen, whatever schedules of others went', () => {
    const facts = givenFacts(NOW, { all: [old], gone: [gone(0, { serverId: 'another' })] })
    expect(only('unprotected', facts).since).toEqual(WATCHED)
  })

  it('is never said to have nothing to bring it back from', () => {
    const { title, explanation } = RULES_BY_CODE.get('unprotected') ?? expect.unreachable()
    expect([title, explanation].join(' ')).not.toMatch(/bring it back/)
  })
})

describe('a disk without a snapshot', () => {
  const disk = givenThing('volume', { vmId: 'server' }, { raffId: 'disk', firstSeen: WATCHED })
  const gone = (kind: 'vm' | 'volume') => ({
    ...{ kind: 'snapshot' as const, parent: { kind, raffId: 'disk' }, status: '', createdAt: when.ago(90 * DAY) },
    ...{ goneAfter: when.seen(HOUR).after, goneAt: when.seen(HOUR).by },
  })

  it('is unprotected since its last one was seen to go; without one, since it was first seen', () => {
    expect(only('unprotected', givenFacts(NOW, { all: [disk], goneCopies: [gone('volume')] })).since).toEqual(
      when.seen(HOUR),
    )
    expect(only('unprotected', givenFacts(NOW, { all: [disk], goneCopies: [gone('vm')] })).since).toEqual(WATCHED)
  })
})

describe('a server on the internet', () => {
  const nic = (securityGroupId: string | null) => ({
    ...{ nicId: '1', type: 'public', networkName: null, ip: '203.0.113.7', mac: null, gateway: null, securityGroupId },
  })
  const ssh = { protocol: 'TCP', direction: 'INBOUND', ports: '22', ip: '0.0.0.0', size: 0, icmpType: null }
  const firewall = givenThing('security-group', { rules: [ssh] }, { raffId: 'firewall', firstSeen: WATCHED })
  const facts = (guard: string | null, changed: boolean, all = [old, firewall]) =>
    givenFacts(NOW, {
      all,
      interfaces: new Map([['server', [nic(guard)]]]),
      changes: new Map(changed ? [[fieldOf('vm', 'server', 'interfaces'), when.seen(HOUR)]] : []),
    })

  it('is unguarded since its firewall was seen taken off; where that was never seen, since the server was', () => {
    expect(only('no-firewall', facts(null, true)).since).toEqual(when.seen(HOUR))
    expect(only('no-firewall', facts(null, false)).since).toEqual(WATCHED)
  })

  it('is open to anyone since it was put behind the open firewall', () => {
    expect(only('open-admin-port', facts('firewall', true)).since).toEqual(when.seen(HOUR))
    expect(only('open-admin-port', facts('firewall', false)).since).toEqual(WATCHED)
    const young = server({ firstSeen: when.seen(DAY) })
    expect(only('open-admin-port', facts('firewall', false, [young, firewall])).since).toEqual(when.seen(DAY))
  })
})

describe('a snapshot', () => {
  it('is without a source since that was seen to go', () => {
    const snapshot = givenThing('snapshot', {}, { parent: on('server'), firstSeen: WATCHED })
    const facts = givenFacts(NOW, { all: [snapshot], gone: [left('vm', HOUR, when, { raffId: 'server' })] })
    expect(only('orphan-snapshot', facts).since).toEqual(when.seen(HOUR))
  })

  it('that no disk made is without one since they were asked', () => {
    const asked = { parentAskedAt: when.ago(DAY), firstSeen: WATCHED }
    const facts = givenFacts(NOW, { all: [givenThing('snapshot', { type: 'volume' }, asked)] })
    expect(only('orphan-snapshot', facts).since).toEqual({ after: null, by: when.ago(DAY) })
  })
})

it('a series without its first copy is so since nobody knows when', () => {
  const point = givenThing('backup', { incrementId: 2 }, { parent: on('server'), createdAt: when.ago(HOUR) })
  expect(only('series-without-baseline', givenFacts(NOW, { all: [old, point] })).since).toBe(null)
})
