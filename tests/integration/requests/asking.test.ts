import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DryRunAnswer } from '@/lib/contracts/plans'
import type { RequestsAnswer } from '@/lib/contracts/requests'
import { beginOrder } from '@/lib/server/begin-order'
import { ask, type Office, openOffice, ownEverything } from '../../support/requests'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await ownEverything(office.accountId, office.asker.id)
})
afterAll(() => office.close())

const dryRun = (who: Office['asker'], body: unknown) => who.browser.json<DryRunAnswer>('POST', '/api/plans', body)

describe('the dry run', () => {
  it('says who has to agree and how long it can be stopped, as the request then has it', async () => {
    const order = { action: 'vm.delete' as const, targets: [await office.resource('vm', 'old-01')] }
    const { takes } = await dryRun(office.asker, order)
    const { policy } = await ask(office.asker, order)
    expect(takes).toMatchObject({ breakGlass: false, workingHours: policy.hours !== null })
    const { approvers, askerMayApprove, coolingOffMinutes, because } = policy
    expect(takes).toMatchObject({ approvers, askerMayApprove, coolingOffMinutes, because })
    expect(coolingOffMinutes).toBe(30)
  })

  it('offers the emergency to admins alone', async () => {
    const order = { action: 'vm.start', targets: [await office.resource('vm', 'old-01')] }
    expect((await dryRun(office.ann, order)).takes.breakGlass).toBe(false)
    expect((await dryRun(office.admin, order)).takes.breakGlass).toBe(true)
  })
})

describe('a request', () => {
  it('is found by its code however somebody types what they read from a screen', async () => {
    const targets = [await office.resource('vm', 'web-01')]
    const { id, code } = await ask(office.asker, { action: 'vm.stop', targets })
    const find = (typed: string) =>
      office.bob.browser.json<RequestsAnswer>('GET', `/api/requests?${new URLSearchParams({ code: typed })}`)
    for (const typed of [code, code.toLowerCase(), ` ${code.replace('-', ' ')}`, code.replace('-', '')])
      expect((await find(typed)).data.map((each) => each.id)).toEqual([id])
    expect((await find('2222-2222')).data).toEqual([])
    expect((await office.bob.browser.send('GET', '/api/requests?code=22')).status).toBe(400)
  })
})

describe('a new key', () => {
  it('begins with the least it can be given, and with an end', async () => {
    const targets = [await office.resource('project', 'Staging')]
    const viewer = { personId: office.asker.id, role: 'member' as const, now: new Date('2026-05-14T10:00:00Z') }
    const { params, newKey, plan } = await beginOrder({ action: 'api-key.create', targets, params: {} }, false, viewer)
    const [least] = newKey?.projectRoles ?? []
    expect(least?.level).toBe('see')
    expect(params).toEqual({ projectRoleId: least?.id, expiresAt: '2026-08-12T10:00:00.000Z' })
    expect(plan).toBeNull()
    expect(newKey?.projectRoles.at(-1)?.level).toBe('destroy')
    expect(newKey?.accountRoles.find(({ name }) => name === 'Owner')?.words).toContain('can delete or overwrite')
    expect(newKey?.projects.map(({ name }) => name)).toContain('Production')
  })
})
