import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ApprovalPolicyAnswer } from '@/lib/contracts/approval-policy'
import type { CleanUpAnswer } from '@/lib/contracts/clean-ups'
import { database } from '@/lib/db/client'
import { ask, type Office, openOffice, ownEverything, type Someone } from '../../support/requests'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await ownEverything(office.accountId, office.asker.id)
})

beforeEach(async () => {
  await database().policyVersion.deleteMany({})
  await database().policyProposal.deleteMany({})
})

afterAll(() => office.close())

const readPolicy = (who: Someone) => who.browser.json<ApprovalPolicyAnswer>('GET', '/api/policy/approvals')

async function change(who: Someone, more: Partial<ApprovalPolicyAnswer['policy']>) {
  const { version, policy } = await readPolicy(who)
  const body = { version, policy: { ...policy, ...more }, reason: 'we are more now', password: who.password }
  return who.browser.send('PUT', '/api/policy/approvals', body)
}

const decide = (who: Someone, proposal: string | undefined, verdict: 'approve' | 'keep') =>
  who.browser.send('POST', '/api/policy/approvals/decision', { proposal, verdict, password: who.password })

describe('the approval policy', () => {
  it('is only changed by two people where there are two', async () => {
    expect((await change(office.admin, { breakGlass: false })).status).toBe(200)
    const { version, policy, proposal } = await readPolicy(office.ann)
    expect({ version, breakGlass: policy.breakGlass }).toEqual({ version: 0, breakGlass: true })
    expect(proposal).toMatchObject({ mine: false, changes: ['Emergency runs by admins: allowed → not allowed'] })
    expect((await decide(office.admin, proposal?.id, 'approve')).status).toBe(403)
    expect((await decide(office.ann, proposal?.id, 'approve')).status).toBe(200)
    expect(await readPolicy(office.ann)).toMatchObject({ version: 1, policy: { breakGlass: false }, proposal: null })
  })

  it('stays as it is when the second person says so, and when it was changed meanwhile', async () => {
    await change(office.admin, { expiryDays: 7 })
    const first = (await readPolicy(office.ann)).proposal?.id
    await change(office.admin, { expiryDays: 30 })
    expect((await decide(office.ann, first, 'approve')).status).toBe(409)
    const second = (await readPolicy(office.ann)).proposal?.id
    await decide(office.bob, second, 'keep')
    expect(await readPolicy(office.ann)).toMatchObject({ version: 0, policy: { expiryDays: 14 }, proposal: null })
  })

  it('never lets what is high risk run without anybody, anywhere', async () => {
    const { levels } = (await readPolicy(office.admin)).policy
    const none = { levels: { ...levels, high: { ...levels.high, approvers: 0 } } }
    expect((await change(office.admin, none)).status).toBe(400)
    expect((await change(office.admin, { environments: { production: { high: { approvers: 0 } } } })).status).toBe(400)
  })
})

describe('clean-up by rule', () => {
  const list = (rule: object) =>
    office.asker.browser.json<CleanUpAnswer>('POST', '/api/clean-ups', { action: 'vm.delete', rule })

  it('shows its exact list, and production is never in it', async () => {
    const { targets, leftOut } = await list({ name: '-01' })
    expect(targets.map(({ name }) => name)).toEqual(['old-01'])
    expect(leftOut.map(({ name }) => name)).toEqual(['db-01', 'web-01'])
    expect(leftOut[0]?.why).toContain('production')
  })

  it('asks for nothing outside of its list, whoever writes the request', async () => {
    const rule = { name: '-01' }
    const targets = [await office.resource('vm', 'old-01'), await office.resource('vm', 'db-01')]
    const body = { action: 'vm.delete', targets, rule, reason: 'left over from tests' }
    const answer = await office.asker.browser.send('POST', '/api/requests', body)
    expect(answer.status).toBe(409)
    expect((await answer.json()).error.message).toContain('db-01 is never cleaned up by a rule')
    expect(await ask(office.asker, { action: 'vm.delete', targets: targets.slice(0, 1), rule })).toMatchObject({
      status: 'waiting',
    })
  })
})
