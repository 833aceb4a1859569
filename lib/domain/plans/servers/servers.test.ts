import { describe, expect, it } from 'vitest'
import { daysAgo, given, nic, planFacts, thePlan, theRefusals } from '@/tests/support/plan-facts'

const server = given('vm', 'vm1')
const stopped = given('vm', 'vm1', { facts: { status: 'passive' } })
const facts = planFacts([server])

describe('every action on a server', () => {
  const actions = [
    ['vm.start', {}],
    ['vm.stop', {}],
    ['vm.snapshot', {}],
    ['vm.backup', {}],
    ['vm.tag-add', { name: 'a' }],
    ['vm.tag-remove', { name: 'a' }],
    ['vm.save-image', {}],
    ['backup-schedule.create', { type: 'daily', time: '8am', keepCount: 3 }],
  ] as const

  it.each(actions)('%s of one that vanished is refused', (action, params) => {
    const gone = planFacts([given('vm', 'vm1', { presence: 'gone' })])
    expect(theRefusals(action, gone, params)).toMatchObject([{ code: 'gone', target: 'id-vm-vm1' }])
  })

  it.each(actions)('%s of one that could not be read is refused', (action, params) => {
    const unseen = planFacts([given('vm', 'vm1', { presence: 'unseen' })])
    expect(theRefusals(action, unseen, params)).toMatchObject([{ code: 'unreadable' }])
  })

  it('says that there is nothing left to delete when it is gone', () => {
    const gone = planFacts([given('vm', 'vm1', { presence: 'gone' })])
    expect(theRefusals('vm.delete', gone)).toMatchObject([{ code: 'already' }])
  })

  it.each(['provisioning', 'finalizing', 'failure', 'a-new-one'])('is not started while it is %s', (status) => {
    expect(theRefusals('vm.start', planFacts([given('vm', 'vm1', { facts: { status } })]))).toMatchObject([
      { code: 'blocked' },
    ])
  })

  it.each(['provisioning', 'booting', 'failure', 'a-new-one'])('is not copied while it is %s', (status) => {
    const busy = planFacts([given('vm', 'vm1', { facts: { status } })])
    for (const action of ['vm.snapshot', 'vm.backup', 'vm.save-image'] as const)
      expect(theRefusals(action, busy)).toMatchObject([{ code: 'blocked' }])
  })
})

describe('starting and stopping', () => {
  it('a running server cannot be started, nor a stopped one stopped', () => {
    expect(theRefusals('vm.start', facts)).toMatchObject([{ code: 'already' }])
    expect(theRefusals('vm.stop', planFacts([stopped]))).toMatchObject([{ code: 'already' }])
  })

  it('sends exactly one call, in its project', () => {
    expect(thePlan('vm.stop', facts).calls).toMatchObject([
      { method: 'POST', path: '/api/v1/vms/vm1/stop', body: null, projectId: 'p1' },
    ])
  })

  it('says that stopping saves nothing', () => {
    const plan = thePlan('vm.stop', facts)
    expect(plan.money).toMatchObject({ monthly: 0 })
    expect(plan.money.sentences.join()).toContain('Stopping saves nothing')
  })

  it('offers starting again as a prepared request', () => {
    expect(thePlan('vm.stop', facts).undo).toMatchObject({
      possible: 'yes',
      request: { action: 'vm.start', targets: ['id-vm-vm1'] },
    })
  })

  it('names the servers of the same private network, and not those that are stopped with it', () => {
    const network = given('vpc', 'n1')
    const neighbour = given('vm', 'vm2', { name: 'db-01', facts: { privateIpv4Address: '10.0.0.8' } })
    const interfaces = ['vm1', 'vm2'].map((id, index) =>
      nic(id, { type: 'vpc', networkName: 'vpc-main', ip: `10.0.0.${7 + index}` }),
    )
    const plan = thePlan('vm.stop', planFacts([server], { beside: [network, neighbour], interfaces }))
    expect(plan.affects.join()).toContain('db-01')
    const both = thePlan('vm.stop', planFacts([server, neighbour], { beside: [network], interfaces }))
    expect(both.affects.join()).not.toContain('may be using')
  })
})

describe('tags', () => {
  it('a tag that is there is not added again, and one that is not there is not removed', () => {
    const tagged = planFacts([
      given('vm', 'vm1', { facts: { tags: [{ id: 't7', name: 'keep', priority: 2, createdAt: null }] } }),
    ])
    expect(theRefusals('vm.tag-add', tagged, { name: 'keep' })).toMatchObject([{ code: 'already' }])
    expect(theRefusals('vm.tag-remove', tagged, { name: 'other' })).toMatchObject([{ code: 'already' }])
    const plan = thePlan('vm.tag-remove', tagged, { name: 'keep' })
    expect(plan.calls[0]?.path).toBe('/api/v1/vms/vm1/tags/t7')
    expect(plan.undo.request).toMatchObject({ action: 'vm.tag-add', params: { name: 'keep', priority: 2 } })
  })

  it('the twenty-first tag is refused', () => {
    const tags = Array.from({ length: 20 }, (_, index) => ({
      id: `t${index}`,
      name: `tag ${index}`,
      priority: 0,
      createdAt: null,
    }))
    expect(
      theRefusals('vm.tag-add', planFacts([given('vm', 'vm1', { facts: { tags } })]), { name: 'x' }),
    ).toMatchObject([{ code: 'blocked' }])
  })
})

describe('copies of a server', () => {
  it('a snapshot says that it is no safety net for a delete, and which disks it leaves out', () => {
    const disk = given('volume', '9', { facts: { vmId: 'vm1', status: 'attached' } })
    const said = thePlan('vm.snapshot', planFacts([server], { beside: [disk] })).unknowns.join()
    expect(said).toContain('not against a delete')
    expect(said).toContain('data-1')
  })

  it('an image of a running server may be torn, and one of a stopped server is of one moment', () => {
    expect(thePlan('vm.save-image', facts).unknowns.join()).toContain('may not be whole')
    expect(thePlan('vm.save-image', planFacts([stopped])).unknowns.join()).not.toContain('may not be whole')
  })

  it('a backup is not asked for while one is being made', () => {
    const making = given('backup', 'b9', { facts: { status: 'creating' } })
    expect(theRefusals('vm.backup', planFacts([server], { beside: [making] }))).toMatchObject([{ code: 'blocked' }])
  })
})

describe('deleting a server', () => {
  it('keeps disks and network, and says so to Raff, unless something else is chosen', () => {
    expect(thePlan('vm.delete', facts).calls).toMatchObject([
      { method: 'DELETE', path: '/api/v1/vms/vm1', body: { volume_action: 'detach', delete_vpc: false } },
    ])
    const chosen = thePlan('vm.delete', facts, { volumeAction: 'delete', deleteVpc: true })
    expect(chosen.calls[0]?.body).toEqual({ volume_action: 'delete', delete_vpc: true })
  })

  it('offers the safe path first: stop, image, delete later if nobody objects', () => {
    const { safer } = thePlan('vm.delete', facts)
    expect(safer?.request).toMatchObject({ action: 'vm.delete', params: { way: 'safe' } })
    const plan = thePlan('vm.delete', facts, safer?.request.params)
    expect(plan.calls.map(({ step }) => step)).toEqual(['stop', 'save-image', 'delete'])
    expect(plan.calls[2]?.wait).toMatchObject({ after: 'save-image', ms: 7 * 86_400_000, ifStopped: 'skip' })
    expect(plan.safer).toBeNull()
  })

  it('warns of cutting off a running server’s disks only where it is not stopped first', () => {
    const disk = given('volume', '9', { facts: { vmId: 'vm1', status: 'attached' } })
    const attached = planFacts([server], { beside: [disk] })
    expect(thePlan('vm.delete', attached).unknowns.join()).toContain('from a running server')
    expect(thePlan('vm.delete', attached, { way: 'safe' }).unknowns.join()).not.toContain('from a running server')
  })

  it('says what is silent only while it is off, and what it costs until then', () => {
    expect(thePlan('vm.delete', facts).stops.join()).not.toContain('while web-02 is off')
    const safe = thePlan('vm.delete', facts, { way: 'safe' })
    expect(safe.stops.join()).toContain('while web-02 is off')
    expect(safe.money.sentences.join()).toContain('costs the same')
  })

  it('does not stop a stopped server on the safe path', () => {
    const plan = thePlan('vm.delete', planFacts([stopped]), { way: 'safe' })
    expect(plan.calls.map(({ step }) => step)).toEqual(['save-image', 'delete'])
  })

  it('has no safe path for a server that failed', () => {
    const failed = planFacts([given('vm', 'vm1', { facts: { status: 'failure' } })])
    expect(theRefusals('vm.delete', failed, { way: 'safe' })).toMatchObject([{ code: 'blocked' }])
    expect(thePlan('vm.delete', failed).safer).toBeNull()
  })

  it('counts on losing every copy, and has the number and the newest day typed', () => {
    const beside = [
      given('backup', 'b1', { facts: { createdAt: daysAgo(3) } }),
      given('backup', 'b2', { facts: { createdAt: daysAgo(9) } }),
      given('snapshot', '5'),
    ]
    const plan = thePlan('vm.delete', planFacts([server], { beside }))
    expect(plan.stops.join()).toContain('2 restore points')
    expect(plan.survives.join()).not.toContain('restore point')
    expect(plan.confirmation).toBe('2 restore points, newest of 18 Nov 2026')
    expect(plan.unknowns.join()).toContain('Nobody has ever tried')
  })

  it('copies of another server are none of its own', () => {
    const beside = [given('backup', 'b1', { facts: { vmId: 'vm2' } })]
    const plan = thePlan('vm.delete', planFacts([server], { beside }))
    expect(plan.confirmation).toBe('web-02 has no restore point')
    expect(plan.unknowns.join()).toContain('no copy of web-02')
  })

  it('does not take copies that could not be read for none', () => {
    const plan = thePlan('vm.delete', planFacts([server], { unread: [{ what: 'backup', projectId: null }] }))
    expect(plan.confirmation).toBe('copies of web-02 unknown')
    expect(plan.unknowns.join()).not.toContain('no copy of web-02')
    expect(plan.risk.extraApprovers).toBe(1)
  })

  it('tells a reserved address from one that is lost', () => {
    const reserved = given('ip', 'ip1', { facts: { address: '203.0.113.7', reserved: true, status: 'in-use' } })
    const kept = thePlan('vm.delete', planFacts([server], { beside: [reserved] }))
    expect(kept.survives.join()).toContain('203.0.113.7')
    expect(kept.stops.join()).not.toContain('cannot be had again')
    expect(thePlan('vm.delete', facts).stops.join()).toContain('cannot be had again')
    const unread = thePlan('vm.delete', planFacts([server], { unread: [{ what: 'ip', projectId: 'p1' }] }))
    expect(unread.unknowns.join()).toContain('could not be read')
  })

  it('keeps a chosen network in which another server is', () => {
    const network = given('vpc', 'n1')
    const neighbour = given('vm', 'vm2', { name: 'db-01', facts: { privateIpv4Address: '10.0.0.8' } })
    const interfaces = ['vm1', 'vm2'].map((id, index) =>
      nic(id, { type: 'vpc', networkName: 'vpc-main', ip: `10.0.0.${7 + index}` }),
    )
    const shared = planFacts([server], { beside: [network, neighbour], interfaces })
    expect(thePlan('vm.delete', shared, { deleteVpc: true }).survives.join()).toContain('db-01')
    const alone = planFacts([server], { beside: [network], interfaces: interfaces.slice(0, 1) })
    expect(thePlan('vm.delete', alone, { deleteVpc: true }).stops.join()).toContain('vpc-main is deleted')
  })

  it('says what is saved, and nothing where the price is unknown', () => {
    expect(thePlan('vm.delete', facts).money.monthly).toBe(-7.3)
    const unpriced = planFacts([given('vm', 'vm1', { cost: { amount: null, source: 'unknown' } })])
    expect(thePlan('vm.delete', unpriced).money).toMatchObject({ monthly: null, source: 'unknown' })
  })
})
