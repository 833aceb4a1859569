import { describe, expect, it } from 'vitest'
import { given, planFacts, thePlan, theRefusals } from '@/tests/support/plan-facts'

const ip = given('ip', 'ip1')

describe('releasing an address', () => {
  it('has the address itself typed, and says that it is lost for good', () => {
    const plan = thePlan('ip.release', planFacts([ip]))
    expect(plan.calls).toMatchObject([{ method: 'DELETE', path: '/api/v1/ips/ip1/reserve', projectId: 'p1' }])
    expect(plan.confirmation).toBe('198.51.100.20')
    expect(plan.undo.possible).toBe('no')
  })

  it('is refused for the gateway of a network', () => {
    const network = given('vpc', 'n1', { facts: { routerPublicIp: '198.51.100.20' } })
    const [refusal] = theRefusals('ip.release', planFacts([ip], { beside: [network] }))
    expect(refusal).toMatchObject({ code: 'blocked' })
    expect(refusal?.sentence).toContain('gateway')
  })

  it('is refused while a server holds it, also when only the server says so', () => {
    const holder = given('vm', 'vm1', { facts: { publicIpv4Address: '198.51.100.20' } })
    expect(theRefusals('ip.release', planFacts([ip], { beside: [holder] }))).toMatchObject([{ code: 'blocked' }])
    const used = given('ip', 'ip1', { facts: { status: 'in-use' } })
    expect(theRefusals('ip.release', planFacts([used]))).toMatchObject([{ code: 'blocked' }])
  })

  it('has nothing to do for one that is not reserved', () => {
    const free = given('ip', 'ip1', { facts: { reserved: false } })
    expect(theRefusals('ip.release', planFacts([free]))).toMatchObject([{ code: 'already' }])
  })
})
