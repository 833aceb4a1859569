import { describe, expect, it } from 'vitest'
import { daysAgo, given, planFacts, thePlan, theRefusals } from '@/tests/support/plan-facts'
import { fillCall } from '../fill-call'

const project = given('project', 'p1', { facts: { name: 'shop-dev' } })
const role = given('role', 'r1')
const admin = given('role', 'ra', {
  facts: { name: 'Admin', slug: 'admin', scope: 'account', permissions: ['account.api_keys.update'] },
})
const owner = given('role', 'ro', { facts: { name: 'Owner', slug: 'owner', scope: 'account', permissions: [] } })
const key = given('api-key', 'k1')
const beside = [project, role, admin, owner]
const facts = planFacts([key], { beside })
const connection = (purpose: 'read' | 'act', prefix = 'raff_fa4efa4e') => ({ id: 'c1', name: 'Main', purpose, prefix })

describe('switching keys', () => {
  it('off is reversible, and on brings strangers back, too', () => {
    const plan = thePlan('api-key.deactivate', facts)
    expect(plan.calls).toMatchObject([
      { method: 'PATCH', path: '/api/v1/api-keys/k1', body: { is_active: false }, projectId: null },
    ])
    expect(plan.undo.request).toMatchObject({ action: 'api-key.activate' })
    const off = planFacts([given('api-key', 'k1', { facts: { isActive: false } })], { beside })
    expect(thePlan('api-key.activate', off).affects.join()).toContain('strangers')
  })

  it('an expired key is not switched on', () => {
    const expired = given('api-key', 'k1', { facts: { isActive: false, expiresAt: daysAgo(1) } })
    expect(theRefusals('api-key.activate', planFacts([expired], { beside }))).toMatchObject([{ code: 'blocked' }])
  })

  it.each(['api-key.deactivate', 'api-key.revoke'] as const)(
    '%s of the only key that runs requests is refused',
    (action) => {
      const own = planFacts([key], { beside, connections: [connection('act')] })
      expect(theRefusals(action, own)).toMatchObject([{ code: 'blocked' }])
      const two = planFacts([key], { beside, connections: [connection('act'), connection('act', 'raff_00000000')] })
      expect(thePlan(action, two).risk.extraApprovers).toBe(1)
    },
  )

  it('the key that Stocktake reads with is warned about', () => {
    const plan = thePlan('api-key.deactivate', planFacts([key], { beside, connections: [connection('read')] }))
    expect(plan.stops.join()).toContain('sees nothing new')
    expect(plan.risk.extraApprovers).toBe(1)
  })

  it('the last key that manages keys is warned about, also when the others go with it', () => {
    const one = given('api-key', 'k1', { facts: { roleId: 'ra' } })
    const two = given('api-key', 'k2', { name: 'other', facts: { roleId: 'ra' } })
    expect(thePlan('api-key.revoke', planFacts([one], { beside })).stops.join()).toContain('last key')
    expect(thePlan('api-key.revoke', planFacts([one], { beside: [...beside, two] })).stops.join()).not.toContain(
      'last key',
    )
    expect(thePlan('api-key.revoke', planFacts([one, two], { beside })).stops.join()).toContain('last key')
  })

  it('a key that is in use is told from a quiet one', () => {
    expect(thePlan('api-key.revoke', facts).affects.join()).toContain('is in use')
    const quiet = given('api-key', 'k1', { facts: { lastUsedAt: daysAgo(40) } })
    expect(thePlan('api-key.revoke', planFacts([quiet], { beside })).affects.join()).toContain('40 days ago')
    const never = given('api-key', 'k1', { facts: { lastUsedAt: null } })
    expect(thePlan('api-key.revoke', planFacts([never], { beside })).affects.join()).toContain('not seen')
  })

  it('a key is where its projects are, and one whose project cannot be read counts as production', () => {
    expect(thePlan('api-key.deactivate', facts).risk).toMatchObject({ level: 'medium', environments: ['development'] })
    const blind = planFacts([key], { beside: [role] })
    expect(thePlan('api-key.deactivate', blind).risk).toMatchObject({ level: 'high', environments: ['unknown'] })
  })

  it('revoking a working key offers switching it off first', () => {
    expect(thePlan('api-key.revoke', facts).safer?.request.action).toBe('api-key.deactivate')
    const off = planFacts([given('api-key', 'k1', { facts: { isActive: false } })], { beside })
    expect(thePlan('api-key.revoke', off).safer).toBeNull()
  })
})

describe('replacing a key', () => {
  it('makes a second one with the same reach and leaves the old one alone', () => {
    const plan = thePlan('api-key.rotate', facts)
    expect(plan.calls.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/api/v1/api-keys', { name: 'ci-deploy (new)' }],
      ['POST', '/api/v1/projects/p1/members', { api_key_id: { fromStep: 'create', field: 'id' }, role_id: 'r1' }],
    ])
    expect(plan.calls[0]).toMatchObject({ givesSecret: true, again: 'never' })
    expect(plan.later.map(({ name, request }) => [name, request?.action])).toEqual([
      ['hand-over', undefined],
      ['seen-in-use', undefined],
      ['switch-off', 'api-key.deactivate'],
      ['quiet-days', undefined],
      ['remove', 'api-key.revoke'],
    ])
  })

  it('never regenerates: that would leave no overlap', () => {
    for (const intent of ['planned', 'leaked'])
      expect(JSON.stringify(thePlan('api-key.rotate', facts, { intent }).calls)).not.toContain('regenerate')
  })

  it('switches a leaked key off before anything else', () => {
    const plan = thePlan('api-key.rotate', facts, { intent: 'leaked' })
    expect(plan.calls[0]).toMatchObject({ step: 'switch-off', body: { is_active: false } })
    expect(plan.later.map(({ name }) => name)).toEqual(['hand-over', 'look-for-misuse', 'remove'])
  })

  it('a step that needs the new key is not sent without its id', () => {
    const call = thePlan('api-key.rotate', facts).calls[1]
    if (!call) throw new Error('no call')
    expect(fillCall(call, {})).toBeNull()
    expect(fillCall(call, { create: { id: 'k9' } })).toMatchObject({
      body: { api_key_id: 'k9' },
      probe: { keyId: 'k9' },
    })
  })

  it('never gives two keys one name', () => {
    const taken = given('api-key', 'k2', { name: 'ci-deploy (new)' })
    const again = given('api-key', 'k2', { name: 'ci-deploy (new)' })
    expect(thePlan('api-key.rotate', planFacts([key], { beside: [...beside, taken] })).calls[0]?.body).toMatchObject({
      name: 'ci-deploy (new 2)',
    })
    expect(thePlan('api-key.rotate', planFacts([again], { beside: [...beside, key] })).calls[0]?.body).toMatchObject({
      name: 'ci-deploy (new 2)',
    })
  })

  it('is refused when the reach of the old key cannot be read', () => {
    const blind = given('api-key', 'k1', {
      facts: {
        projectAccesses: [{ projectId: 'p1', projectName: null, roleId: null, roleName: null, roleSlug: null }],
      },
    })
    expect(theRefusals('api-key.rotate', planFacts([blind], { beside }))).toMatchObject([{ code: 'blocked' }])
  })

  it('puts a secret only into a connection of that very key', () => {
    expect(theRefusals('api-key.rotate', facts, { handOver: 'connection' })).toMatchObject([
      { code: 'invalid', field: 'handOver' },
    ])
  })
})

describe('making a key', () => {
  const wanted = { name: 'reports', projects: [{ projectId: 'p1', roleId: 'r1' }] }
  const none = planFacts([], { beside: [...beside, key] })

  it('makes it and lets it into its projects', () => {
    const plan = thePlan('api-key.create', none, wanted)
    expect(plan.calls.map(({ step }) => step)).toEqual(['create', 'let-in:p1'])
    expect(plan.risk.level).toBe('medium')
    expect(plan.targets).toEqual([])
  })

  it.each([
    [{ ...wanted, name: 'CI-Deploy' }, 'name'],
    [{ ...wanted, expiresAt: daysAgo(1) }, 'expiresAt'],
    [{ ...wanted, projects: [{ projectId: 'p9', roleId: 'r1' }] }, 'projects'],
    [{ ...wanted, projects: [{ projectId: 'p1', roleId: 'ra' }] }, 'projects'],
    [{ ...wanted, accountRoleId: 'r1' }, 'accountRoleId'],
    [{}, 'name'],
  ])('%o is wrong in %s', (params, field) => {
    expect(theRefusals('api-key.create', none, params)).toMatchObject([{ code: 'invalid', field }])
  })

  it('an Owner key is high risk and takes one more', () => {
    const plan = thePlan('api-key.create', none, { ...wanted, accountRoleId: 'ro' })
    expect(plan.risk).toMatchObject({ level: 'high', extraApprovers: 1 })
  })

  it('one that reaches production is high risk', () => {
    const production = given('project', 'p1', { environment: 'production' })
    const plan = thePlan('api-key.create', planFacts([], { beside: [production, role] }), wanted)
    expect(plan.risk.level).toBe('high')
  })
})
