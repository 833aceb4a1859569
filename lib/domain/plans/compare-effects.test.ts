import { describe, expect, it } from 'vitest'
import { daysAgo, given, NOW, nic, planFacts, thePlan } from '@/tests/support/plan-facts'
import type { ActionName } from '../action-names'
import { comparePlans } from './compare-effects'
import type { PlanFacts } from './plan-facts'
import { planFor } from './plan-for'

const server = given('vm', 'vm1')
const stopped = given('vm', 'vm1', { facts: { status: 'passive' } })
const LATER = new Date(NOW.getTime() + 3 * 86_400_000)

const compare = (
  action: ActionName,
  before: PlanFacts,
  after: PlanFacts,
  params: unknown = {},
  done: string[] = [],
) => {
  const old = thePlan(action, before, params)
  return comparePlans(old, planFor(action, after, old.params, LATER), LATER, done)
}

describe('the votes stand', () => {
  it('when nothing but time has passed', () => {
    for (const action of ['vm.delete', 'vm.stop', 'vm.snapshot', 'vm.backup', 'vm.save-image'] as const)
      expect(compare(action, planFacts([server]), planFacts([server]))).toEqual({ verdict: 'same-effect', moved: [] })
  })

  it('when a schedule has taken one more copy', () => {
    const one = given('backup', 'b1')
    const two = given('backup', 'b2', { facts: { createdAt: daysAgo(1) } })
    const before = planFacts([server], { beside: [one] })
    expect(compare('vm.delete', before, planFacts([server], { beside: [one, two] }))).toMatchObject({
      verdict: 'same-effect',
    })
  })

  it('when it has become milder: one fewer is affected', () => {
    const schedule = given('backup-schedule', '3')
    const result = compare('vm.delete', planFacts([server], { beside: [schedule] }), planFacts([server]))
    expect(result).toMatchObject({ verdict: 'same-effect', moved: [{ about: 'affects', after: null }] })
  })

  it('when one of several targets has gone by itself', () => {
    const [one, two] = [given('snapshot', '1'), given('snapshot', '2', { name: 'snap-2' })]
    const gone = given('snapshot', '2', { name: 'snap-2', presence: 'gone' })
    expect(
      compare(
        'snapshot.delete',
        planFacts([one, two], { beside: [server] }),
        planFacts([one, gone], { beside: [server] }),
      ),
    ).toMatchObject({
      verdict: 'same-effect',
      moved: [{ about: 'target', before: 'snap-2' }],
    })
  })

  it('before a step that has waited, for what the earlier steps have brought about', () => {
    const image = { serverId: 'vm1', name: 'web-02 before', savedAt: daysAgo(0) }
    const after = planFacts([stopped], { savedImages: [image] })
    expect(compare('vm.delete', planFacts([server]), after, { way: 'safe' }, ['stop', 'save-image'])).toMatchObject({
      verdict: 'same-effect',
    })
  })

  it('for closing what was opened, whatever has changed', () => {
    const firewall = given('security-group', 'fw1', { facts: { nicCount: 0 } })
    const opened = { protocol: 'TCP', direction: 'INBOUND', ports: '5432', ip: '192.0.2.9', size: 32, icmpType: null }
    const after = given('security-group', 'fw1', { facts: { nicCount: 0, rules: [opened] } })
    const params = { ports: '5432', ip: '192.0.2.9', minutes: 60 }
    const [a, b] = [planFacts([firewall]), planFacts([after])]
    expect(compare('security-group.temporary-access', a, b, params, ['open'])).toEqual({
      verdict: 'same-effect',
      moved: [],
    })
    expect(compare('security-group.temporary-access', a, b, params)).toMatchObject({ verdict: 'nothing-left-to-do' })
  })
})

describe('the votes are void', () => {
  const before = planFacts([server])
  it.each([
    ['it became production', given('vm', 'vm1', { environment: 'production' }), 'vm.stop', 'risk'],
    ['nobody answers for it any more', given('vm', 'vm1', { owner: null }), 'vm.stop', 'affects'],
    [
      'somebody else answers for it',
      given('vm', 'vm1', { owner: { name: 'Kim', gone: false, confirmedAt: null } }),
      'vm.stop',
      'affects',
    ],
    ['it has another name', given('vm', 'vm1', { name: 'db-01' }), 'vm.stop', 'target'],
    ['it has another address', given('vm', 'vm1', { facts: { publicIpv4Address: '192.0.2.1' } }), 'vm.stop', 'stops'],
  ] as const)('when %s', (_, changed, action, about) => {
    const result = compare(action, before, planFacts([changed]))
    expect(result.verdict).toBe('different-effect')
    expect('differences' in result && result.differences.map((each) => each.about)).toContain(about)
  })

  it('when another server has come into the same private network', () => {
    const network = given('vpc', 'n1')
    const own = nic('vm1', { type: 'vpc', networkName: 'vpc-main', ip: '10.0.0.7' })
    const other = nic('vm2', { type: 'vpc', networkName: 'vpc-main', ip: '10.0.0.8' })
    const a = planFacts([server], { beside: [network], interfaces: [own] })
    const b = planFacts([server], {
      beside: [network, given('vm', 'vm2', { name: 'db-01' })],
      interfaces: [own, other],
    })
    expect(compare('vm.stop', a, b).verdict).toBe('different-effect')
  })

  it('when a disk has been attached, whose fate was not spoken of', () => {
    const disk = given('volume', '9', { facts: { vmId: 'vm1', status: 'attached' } })
    expect(
      compare('vm.delete', before, planFacts([server], { beside: [disk] }), { volumeAction: 'delete' }).verdict,
    ).toBe('different-effect')
  })

  it('when the copy has become the last one', () => {
    const [one, two] = [given('backup', 'b1'), given('backup', 'b2', { facts: { createdAt: daysAgo(9) } })]
    const a = planFacts([one], { beside: [server, two] })
    expect(compare('backup.delete', a, planFacts([one], { beside: [server] })).verdict).toBe('different-effect')
  })

  it('when something can no longer be read', () => {
    const blind = planFacts([server], { unread: [{ what: 'backup', projectId: null }] })
    expect(compare('vm.delete', before, blind).verdict).toBe('different-effect')
  })

  it('when somebody else has changed the rules: the whole set would be overwritten', () => {
    const firewall = (ports: string) =>
      given('security-group', 'fw1', {
        facts: {
          nicCount: 0,
          rules: [{ protocol: 'TCP', direction: 'INBOUND', ports, ip: null, size: null, icmpType: null }],
        },
      })
    const rules = [{ protocol: 'TCP', direction: 'INBOUND', ports: '9' }]
    expect(
      compare('security-group.update', planFacts([firewall('80')]), planFacts([firewall('81')]), { rules }).verdict,
    ).toBe('different-effect')
  })

  it('when Raff would not do it any more, and it says why', () => {
    const busy = planFacts([given('vm', 'vm1', { facts: { status: 'provisioning' } })])
    const result = compare('vm.snapshot', before, busy)
    expect(result).toMatchObject({ verdict: 'different-effect', differences: [{ about: 'target' }] })
  })

  it('when the server was started again during the days of grace', () => {
    const result = compare('vm.delete', before, before, { way: 'safe' }, ['stop', 'save-image'])
    expect(result).toMatchObject({ verdict: 'different-effect', differences: [{ about: 'calls' }] })
  })
})

describe('nothing is left to do', () => {
  it.each([
    ['vm.stop', planFacts([server]), planFacts([stopped])],
    ['vm.delete', planFacts([server]), planFacts([given('vm', 'vm1', { presence: 'gone' })])],
  ] as const)('%s, when it is so already', (action, before, after) => {
    expect(compare(action, before, after)).toMatchObject({ verdict: 'nothing-left-to-do' })
  })

  it('not for a server that has vanished before it could be started', () => {
    const after = planFacts([given('vm', 'vm1', { presence: 'gone' })])
    expect(compare('vm.start', planFacts([stopped]), after).verdict).toBe('different-effect')
  })

  it('not for one that cannot be read', () => {
    const after = planFacts([given('vm', 'vm1', { presence: 'unseen' })])
    expect(compare('vm.delete', planFacts([server]), after).verdict).toBe('different-effect')
  })
})
