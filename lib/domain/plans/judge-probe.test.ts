import { describe, expect, it } from 'vitest'
import { given, NOW, planFacts, thePlan } from '@/tests/support/plan-facts'
import type { Kind } from '../inventory/kinds'
import { judgeProbe, type ProbeReading, readsFor } from './judge-probe'
import type { AnyThing, PlanThing } from './plan-facts'
import type { Probe, ThingRef } from './probe'

const reading = (things: PlanThing[], complete: Kind[] = [], notFound: ThingRef[] = []): ProbeReading => ({
  things: things as AnyThing[],
  complete,
  notFound,
  sentAt: NOW,
  readAt: NOW,
})
const state = (probe: Probe, read: ProbeReading) => judgeProbe(probe, read).state

const server = given('vm', 'vm1')
const withStatus = (status: string) => given('vm', 'vm1', { facts: { status } })
const probeOf = (...[action, facts, params]: Parameters<typeof thePlan>): Probe => {
  const probe = thePlan(action, facts, params).calls.at(-1)?.probe
  if (!probe) throw new Error('no probe')
  return probe
}

describe('whether something is gone', () => {
  const gone = probeOf('vm.delete', planFacts([server]))
  const ref = { kind: 'vm', raffId: 'vm1' } as const

  it.each([
    ['Raff said that it is not there', reading([], [], [ref]), 'took-effect'],
    ['a complete list does not show it', reading([], ['vm']), 'took-effect'],
    ['a list that broke off does not show it', reading([]), 'unclear'],
    ['a list of something else is complete', reading([], ['volume']), 'unclear'],
    ['it could not be read', reading([given('vm', 'vm1', { presence: 'unseen' })], ['vm']), 'unclear'],
    ['it is there', reading([server], ['vm']), 'no-effect'],
    ['it is shutting down', reading([withStatus('finalizing')]), 'working'],
  ] as const)('when %s', (_, read, expected) => expect(state(gone, read)).toBe(expected))

  it('a disk that stayed although it should go is named', () => {
    const disk = given('volume', '9', { facts: { vmId: 'vm1', status: 'attached' } })
    const both = probeOf('vm.delete', planFacts([server], { beside: [disk] }), { volumeAction: 'delete' })
    const result = judgeProbe(both, reading([disk], ['vm', 'volume']))
    expect(result).toMatchObject({ state: 'no-effect' })
    expect(result.sentence).toContain('data-1')
    expect(readsFor(both)).toHaveLength(2)
  })
})

describe('whether a server does as it was told', () => {
  const stop = probeOf('vm.stop', planFacts([server]))
  it.each([
    ['passive', 'took-effect'],
    ['finalizing', 'working'],
    ['active', 'no-effect'],
    ['failure', 'no-effect'],
  ])('stopped, and it is %s: %s', (status, expected) =>
    expect(state(stop, reading([withStatus(status)]))).toBe(expected),
  )

  it('one that has vanished proves nothing about a stop', () => {
    expect(state(stop, reading([], ['vm']))).toBe('unclear')
  })

  it('an image can never be confirmed by reading, and is under way while the server is busy', () => {
    const image = probeOf('vm.save-image', planFacts([server]))
    expect(state(image, reading([withStatus('provisioning')]))).toBe('working')
    expect(state(image, reading([server], ['vm']))).toBe('unclear')
  })
})

describe('whether a copy was made', () => {
  const old = given('backup', 'b1', { name: 'mine', facts: { name: 'mine' } })
  const probe = probeOf('vm.backup', planFacts([server], { beside: [old] }), { name: 'web-02 mine' })
  const made = (status: string, over = {}) => given('backup', 'b2', { name: 'web-02 mine', facts: { status }, ...over })

  it.each([
    ['ready', 'took-effect'],
    ['creating', 'working'],
    ['pending', 'working'],
    ['failed', 'no-effect'],
  ])('%s: %s', (status, expected) => {
    const result = judgeProbe(probe, reading([old, made(status)], ['backup']))
    expect(result).toMatchObject({ state: expected, made: { kind: 'backup', raffId: 'b2' } })
  })

  it('a copy that was there before, or is of another server, is not the new one', () => {
    const before = probeOf('vm.backup', planFacts([server], { beside: [made('ready')] }), { name: 'web-02 mine' })
    expect(state(before, reading([made('ready')], ['backup']))).toBe('no-effect')
    const other = made('ready', { facts: { vmId: 'vm2', status: 'ready' } })
    expect(state(probe, reading([other], ['backup']))).toBe('no-effect')
  })

  it('none in a list that broke off means nothing', () => {
    expect(state(probe, reading([old]))).toBe('unclear')
  })
})

describe('whether keys and rules are as they should be', () => {
  const key = given('api-key', 'k1')
  const off = given('api-key', 'k1', { facts: { isActive: false } })
  it('a key that is off', () => {
    const probe = probeOf('api-key.deactivate', planFacts([key]))
    expect(state(probe, reading([off]))).toBe('took-effect')
    expect(state(probe, reading([key]))).toBe('no-effect')
  })

  it('a new key is found by its name among those that were not there', () => {
    const probe = thePlan('api-key.create', planFacts([], { beside: [key] }), { name: 'reports' }).calls[0]
      ?.probe as Probe
    const made = given('api-key', 'k2', { name: 'reports' })
    expect(judgeProbe(probe, reading([key, made], ['api-key']))).toMatchObject({
      state: 'took-effect',
      made: { raffId: 'k2' },
    })
    expect(state(probe, reading([made, given('api-key', 'k3', { name: 'reports' })], ['api-key']))).toBe('unclear')
    expect(state(probe, reading([key], ['api-key']))).toBe('no-effect')
  })

  it('a set of rules, in whatever order and writing', () => {
    const firewall = given('security-group', 'fw1', { facts: { nicCount: 0 } })
    const [ssh, web, out] = firewall.facts.rules
    const probe = probeOf('security-group.update', planFacts([firewall]), { rules: [ssh, web] })
    const now = (rules: unknown) =>
      given('security-group', 'fw1', { facts: { rules: rules as typeof firewall.facts.rules } })
    expect(state(probe, reading([now([web, { ...ssh, ip: '198.51.100.77' }])]))).toBe('took-effect')
    expect(state(probe, reading([now([ssh, web, out])]))).toBe('no-effect')
  })

  it('a firewall that is gone is closed, and not open', () => {
    const firewall = given('security-group', 'fw1', { facts: { nicCount: 0 } })
    const { calls } = thePlan('security-group.temporary-access', planFacts([firewall]), {
      ports: '5432',
      ip: '192.0.2.9',
    })
    const [open, close] = calls.map(({ probe }) => state(probe, reading([], ['security-group'])))
    expect([open, close]).toEqual(['unclear', 'took-effect'])
  })
})
