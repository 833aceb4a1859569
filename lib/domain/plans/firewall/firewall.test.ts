import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { given, nic, planFacts, thePlan, theRefusals } from '@/tests/support/plan-facts'
import type { FirewallRule } from '../../inventory/facts'
import { refreshCall } from '../refresh-call'
import { covers, parseAddress, parseRange } from './address'
import { ruleText } from './rules'

const firewall = given('security-group', 'fw1')
const server = given('vm', 'vm1')
const interfaces = [nic('vm1', { securityGroupId: 'fw1' })]
const facts = planFacts([firewall], { beside: [server], interfaces })
const rule = (over: Partial<FirewallRule> = {}): FirewallRule => ({
  protocol: 'TCP',
  direction: 'INBOUND',
  ports: '8080',
  ip: null,
  size: null,
  icmpType: null,
  ...over,
})
const [ssh, web, out] = firewall.facts.rules as [FirewallRule, FirewallRule, FirewallRule]

describe('addresses and ranges', () => {
  it.each(['203.0.113.7', '::', '::1', '2001:db8::7', '::ffff:203.0.113.7', '1:2:3:4:5:6:7:8'])('%s is one', (text) =>
    expect(parseAddress(text)).not.toBeNull(),
  )
  it.each(['', '1.2.3', '256.1.1.1', ':::', '1::2::3', '1:2:3', 'g::1', '1:2:3:4:5:6:7:8:9'])('%s is none', (text) =>
    expect(parseAddress(text)).toBeNull(),
  )
  it.each([
    ['198.51.100.0/24', '198.51.100.7', true],
    ['198.51.100.0/24', '198.51.101.7', false],
    ['198.51.100.7', '198.51.100.0/24', false],
    ['2001:db8::/32', '2001:db8:1::1', true],
    ['0.0.0.0/0', '2001:db8::1', false],
  ])('%s covers %s: %s', (outer, inner, expected) => {
    const [a, b] = [parseRange(outer), parseRange(inner)]
    expect(a && b && covers(a, b)).toBe(expected)
  })
})

describe('a set of rules', () => {
  it.each([
    [rule({ ports: '0' }), 'rules.0.ports'],
    [rule({ ports: '90:80' }), 'rules.0.ports'],
    [rule({ ports: '80,x' }), 'rules.0.ports'],
    [rule({ ip: '999.1.1.1' }), 'rules.0.ip'],
    [rule({ ip: '1.2.3.4', size: 33 }), 'rules.0.size'],
    [rule({ protocol: 'GRE' }), 'rules.0.protocol'],
    [rule({ protocol: 'ALL' }), 'rules.0.ports'],
    [rule({ icmpType: 8 }), 'rules.0.icmpType'],
  ])('%o is wrong in %s', (wrong, field) => {
    expect(theRefusals('security-group.update', facts, { rules: [wrong] })).toMatchObject([{ code: 'invalid', field }])
  })

  it('forty each way are taken, and the forty-first is not', () => {
    const many = (count: number, direction: string) =>
      Array.from({ length: count }, (_, index) => rule({ direction, ports: String(1000 + index) }))
    const full = [ssh, ...many(39, 'INBOUND'), ...many(40, 'OUTBOUND')]
    expect(thePlan('security-group.update', facts, { rules: full }).calls).toHaveLength(1)
    const over = theRefusals('security-group.update', facts, { rules: [...full, rule({ ports: '9' })] })
    expect(over).toMatchObject([{ code: 'invalid', field: 'rules' }])
    expect(over[0]?.sentence).toContain('41 inbound')
  })

  it('the same rule written in two ways is the same rule', () => {
    const twice = [rule({ ip: '198.51.100.9', size: 24 }), rule({ ip: '198.51.100.0/24' })]
    expect(theRefusals('security-group.update', facts, { rules: [ssh, ...twice] })).toMatchObject([{ code: 'invalid' }])
    expect(theRefusals('security-group.update', facts, { rules: [out, web, ssh] })).toMatchObject([{ code: 'already' }])
  })

  it('without rules at all is not taken for an empty set', () => {
    expect(theRefusals('security-group.update', facts, {})).toMatchObject([{ code: 'invalid', field: 'rules' }])
  })
})

describe('changing rules', () => {
  it('sends rules that stay back exactly as they came', () => {
    const raw = [
      { protocol: 'TCP', rule_type: 'INBOUND', range: '22', ip: '198.51.100.0', size: 24, comment: 'office' },
      { protocol: 'TCP', rule_type: 'INBOUND', range: '443', note: 7 },
      { protocol: 'ALL', rule_type: 'OUTBOUND' },
    ]
    const plan = thePlan(
      'security-group.update',
      planFacts([firewall], { beside: [server], interfaces, rawRules: { fw1: raw } }),
      { rules: [ssh, out, rule()] },
    )
    expect(plan.calls[0]?.body).toEqual({
      rules: [raw[0], raw[2], { protocol: 'TCP', rule_type: 'INBOUND', range: '8080' }],
    })
  })

  it('shows both sides, and says who is let in', () => {
    const plan = thePlan('security-group.update', facts, { rules: [ssh, out, rule()] })
    expect(plan.difference).toEqual([
      { what: 'In', before: 'in: TCP 22 from 198.51.100.0/24', after: 'in: TCP 22 from 198.51.100.0/24' },
      { what: 'In', before: 'in: TCP 443 from anyone', after: null },
      { what: 'Out', before: 'out: everything to anyone', after: 'out: everything to anyone' },
      { what: 'In', before: null, after: 'in: TCP 8080 from anyone' },
    ])
    expect(plan.affects.join()).toContain('Anybody on the internet')
  })

  it('names every running server that has to be rebooted, and reboots only when asked', () => {
    const asked = { rules: [ssh, web] }
    const plan = thePlan('security-group.update', facts, asked)
    expect(plan.calls).toHaveLength(1)
    expect(plan.unknowns.join()).toContain('web-02')
    const rebooting = thePlan('security-group.update', facts, { ...asked, reboot: true })
    expect(rebooting.calls.map(({ path }) => path)).toEqual(['/api/v1/security-groups/fw1', '/api/v1/vms/vm1/reboot'])
  })

  it('the old rules are ready to be set again', () => {
    const plan = thePlan('security-group.update', facts, { rules: [ssh, web] })
    const back = planFacts([given('security-group', 'fw1', { facts: { rules: [ssh, web] } })], { interfaces })
    const undone = thePlan('security-group.update', back, plan.undo.request?.params)
    expect(undone.calls[0]?.probe).toMatchObject({ kind: 'rules', rules: [ssh, web, out].map(ruleText).sort() })
  })

  it('raises the bar when it is not known which servers are behind it', () => {
    const unknown = planFacts([firewall], { beside: [server] })
    expect(thePlan('security-group.update', unknown, { rules: [ssh, web] }).risk.extraApprovers).toBe(1)
    expect(thePlan('security-group.update', facts, { rules: [ssh, web] }).risk.extraApprovers).toBe(0)
  })
})

describe('a lock-out', () => {
  const office = { from: '198.51.100.10', who: 'The office', ports: [22] }

  it('is refused when nobody could get in at the admin port any more', () => {
    expect(theRefusals('security-group.update', facts, { rules: [web, out] })).toMatchObject([
      { code: 'blocked', field: 'insist' },
    ])
  })

  it('is refused when somebody known is shut out, although others are not', () => {
    const known = planFacts([firewall], { beside: [server], interfaces, adminAccess: [office] })
    const elsewhere = rule({ ports: '22', ip: '192.0.2.1', size: 32 })
    const [refusal] = theRefusals('security-group.update', known, { rules: [elsewhere, web, out] })
    expect(refusal?.sentence).toContain('The office')
    const narrower = rule({ ports: '20:25', ip: '198.51.100.8', size: 29 })
    expect(thePlan('security-group.update', known, { rules: [narrower, web, out] }).calls).toHaveLength(1)
  })

  it('takes two people when it is insisted on', () => {
    const plan = thePlan('security-group.update', facts, { rules: [web, out], insist: true })
    expect(plan.risk.leastApprovers).toBe(2)
    expect(plan.risk.reasons.join()).toContain('two people')
  })

  it('is none where no server is behind it, and where there was no way in before', () => {
    const unused = planFacts([given('security-group', 'fw1', { facts: { nicCount: 0 } })])
    expect(thePlan('security-group.update', unused, { rules: [web, out] }).risk.leastApprovers).toBe(0)
    const closed = planFacts([given('security-group', 'fw1', { facts: { rules: [web, out] } })], { interfaces })
    expect(thePlan('security-group.update', closed, { rules: [web] }).risk.leastApprovers).toBe(0)
  })
})

describe('temporary access', () => {
  const wanted = { ports: '5432', ip: '192.0.2.9', minutes: 90 }

  it('opens now and closes by itself, also when somebody stops it', () => {
    const plan = thePlan('security-group.temporary-access', facts, wanted)
    expect(plan.calls.map(({ step }) => step)).toEqual(['open', 'close'])
    expect(plan.calls[1]).toMatchObject({
      wait: { after: 'open', ms: 90 * 60_000, ifStopped: 'at-once' },
      again: 'unseen',
    })
    expect(plan.confirmation).toBe('in: TCP 5432 from 192.0.2.9 for 90 minutes')
  })

  it('closing keeps what others have changed meanwhile', () => {
    const close = thePlan('security-group.temporary-access', facts, wanted).calls[1]
    if (!close?.refresh) throw new Error('it is not made anew')
    const opened = rule({ ports: '5432', ip: '192.0.2.9', size: 32 })
    const others = rule({ ports: '9000' })
    expect(refreshCall(close, { rules: [ssh, others, opened], raw: undefined })?.body).toEqual({
      rules: [ssh, others].map((each) => expect.objectContaining({ range: each.ports })),
    })
    expect(refreshCall(close, { rules: [ssh, others], raw: undefined })).toBeNull()
  })

  it.each([
    [{ ports: '22', ip: '0.0.0.0', size: 0 }, 'blocked'],
    [{ ports: '443', ip: '192.0.2.9' }, 'already'],
    [{ ports: '22', ip: '198.51.100.0', size: 24 }, 'already'],
    [{ ports: '22' }, 'invalid'],
    [{ ports: '22', ip: '192.0.2.9', minutes: 1 }, 'invalid'],
  ])('%o is %s', (params, code) => {
    expect(theRefusals('security-group.temporary-access', facts, params)).toMatchObject([{ code }])
  })

  it('says that closing needs a reboot, too', () => {
    expect(thePlan('security-group.temporary-access', facts, wanted).unknowns.join()).toContain('may stay open')
  })
})

it('any rule that was read is the same rule after it was sent and read again', () => {
  const address = fc.ipV4()
  fc.assert(
    fc.property(address, fc.integer({ min: 0, max: 32 }), fc.integer({ min: 1, max: 65_535 }), (ip, size, port) => {
      const one = rule({ ip, size, ports: String(port) })
      const [, , , range = ''] = ruleText(one).split(' ')
      const [base = '', bits] = range.split('/')
      expect(ruleText(rule({ ip: base, size: Number(bits), ports: String(port) }))).toBe(ruleText(one))
    }),
  )
})
