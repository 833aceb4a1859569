import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ErrorAnswer } from '@/lib/contracts/errors'
import type { RequestAnswer, RequestsAnswer } from '@/lib/contracts/requests'
import { database } from '@/lib/db/client'
import { runRequest } from '@/lib/server/run-request'
import { wakeRequests } from '@/lib/server/wake-requests'
import { auditOf } from '../../support/audit'
import {
  approve,
  ask,
  decide,
  type Office,
  openOffice,
  ownEverything,
  read,
  runThrough,
  type SharedClock,
  type Someone,
  sharedClock,
  someone,
} from '../../support/requests'

let office: Office
let clock: SharedClock
let target: string

beforeAll(async () => {
  office = await openOffice()
  await ownEverything(office.accountId, office.asker.id)
  clock = sharedClock(office.practice)
  target = await office.resource('vm', 'old-01')
})

beforeEach(() => office.practice.requests.clear())
afterEach(async () => {
  office.practice.faults.clear()
  await database().policyVersion.deleteMany({})
})
afterAll(() => office.close())

const writes = () => office.practice.requests.writes().map(({ method }) => method)
const askDelete = (who = office.asker) => ask(who, { action: 'vm.delete', targets: [target] })
const factOf = ({ plan }: RequestAnswer) => plan.confirmation?.fact

async function refusal(response: Response): Promise<ErrorAnswer['error'] & { status: number }> {
  const { error } = (await response.json()) as ErrorAnswer
  return { ...error, status: response.status }
}

async function putPolicy(policy: object): Promise<void> {
  const version = (await database().policyVersion.count({ where: { area: 'approvals' } })) + 1
  await database().policyVersion.create({ data: { area: 'approvals', version, policy, at: new Date(), byName: 'Ada' } })
}

/** Whatever was said and done, nothing of it reaches Raff before everything that it takes is there. */
async function expectNothingRuns(id: string): Promise<void> {
  await runRequest(id, clock.now)
  expect(writes()).toEqual([])
}

describe('a call straight to the API cannot go around', () => {
  const skipping: [string, (request: RequestAnswer) => Record<string, unknown>, string][] = [
    ['the typed fact', () => ({ password: office.ann.password }), 'confirmation'],
    ['another fact than this one', () => ({ password: office.ann.password, confirmation: 'old-01' }), 'confirmation'],
    ['the right password', (request) => ({ password: 'not the password', confirmation: factOf(request) }), 'password'],
  ]

  it.each(skipping)('%s', async (_, body, field) => {
    const request = await askDelete()
    const answer = await refusal(await decide(office.ann, request.id, { verdict: 'approve', ...body(request) }))
    expect(answer).toMatchObject({ status: 400, code: 'invalid' })
    expect(answer.fields).toHaveProperty(field)
    expect(await read(office.ann, request.id)).toMatchObject({ status: 'waiting', votesGiven: 0 })
    await expectNothingRuns(request.id)
  })

  it('a password that was entered long ago', async () => {
    const request = await askDelete()
    await database().session.updateMany({
      where: { personId: office.ann.id },
      data: { reauthenticatedAt: new Date(0) },
    })
    const answer = await refusal(
      await decide(office.ann, request.id, { verdict: 'approve', confirmation: factOf(request) }),
    )
    expect(answer).toMatchObject({ status: 403, code: 'reauthenticate' })
    await expectNothingRuns(request.id)
  })

  it('the cooling off', async () => {
    const request = await approve(office.ann, await askDelete())
    expect(request.status).toBe('approved')
    const left = Date.parse(request.runAt ?? '') - Date.now()
    expect(left).toBeGreaterThan(29 * 60_000)
    await expectNothingRuns(request.id)
    await wakeRequests(await clock.now())
    await expectNothingRuns(request.id)
    expect(await read(office.ann, request.id)).toMatchObject({ status: 'approved' })
    await office.asker.browser.send('POST', `/api/requests/${request.id}/stop`, {})
  })

  it('the number of people', async () => {
    await putPolicy({ protectedResources: [target] })
    const request = await askDelete()
    expect(request.policy.approvers).toBe(2)
    expect(await approve(office.ann, request)).toMatchObject({ status: 'waiting', votesGiven: 1 })
    await expectNothingRuns(request.id)
    const again = await decide(office.ann, request.id, {
      verdict: 'approve',
      password: office.ann.password,
      confirmation: factOf(request),
    })
    expect(await refusal(again)).toMatchObject({ code: 'conflict', message: expect.stringContaining('One vote') })
    expect(await approve(office.bob, request)).toMatchObject({ status: 'approved', votesGiven: 2 })
  })

  it('a password for running in an emergency, or the role for it', async () => {
    const body = { action: 'vm.delete', targets: [target], reason: 'it is on fire', breakGlass: true }
    const asAnn = await office.ann.browser.send('POST', '/api/requests', body)
    expect(await refusal(asAnn)).toMatchObject({ code: 'forbidden' })
    const guessed = await office.admin.browser.send('POST', '/api/requests', { ...body, password: 'not the password' })
    expect(await refusal(guessed)).toMatchObject({ code: 'invalid' })
    expect(writes()).toEqual([])
  })

  it('the plan that was looked at', async () => {
    const body = { action: 'vm.stop', targets: [await office.resource('vm', 'db-01')], reason: 'no longer used' }
    const other = await office.asker.browser.send('POST', '/api/requests', { ...body, fingerprint: 'another' })
    expect(await refusal(other)).toMatchObject({ code: 'conflict', message: expect.stringContaining('have changed') })
  })
})

describe('an approver', () => {
  it('cannot approve their own request by any route', async () => {
    const request = await askDelete(office.ann)
    const body = { password: office.ann.password, confirmation: factOf(request), reason: 'I want it' }
    expect(await refusal(await decide(office.ann, request.id, { verdict: 'approve', ...body }))).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('somebody else'),
    })
    const renewed = await office.ann.browser.send('POST', `/api/requests/${request.id}/renewal`)
    expect(renewed.status).toBe(409)
    const confirmed = await office.ann.browser.send('POST', `/api/requests/${request.id}/confirmations`, { step: 0 })
    expect(confirmed.status).toBe(409)
    await expectNothingRuns(request.id)
    expect(await read(office.ann, request.id)).toMatchObject({ status: 'waiting', waitsForMe: false })
    expect((await read(office.ann, request.id)).whyNotMe).toContain('yourself')
  })

  it('is named to whoever cannot decide, with the reason that is theirs', async () => {
    const request = await askDelete()
    const asMia = await decide(office.asker, request.id, { verdict: 'postpone' })
    expect((await refusal(asMia)).message).toMatch(/role/)
    expect((await read(office.asker, request.id)).whyNotMe).toMatch(
      /^You asked for this yourself.*Ada, Ann or Bob can\.$/,
    )
  })

  it('who came later is not asked about what waits already', async () => {
    const request = await askDelete()
    const late = await someone('approver', 'Lea')
    const body = { verdict: 'approve' as const, password: late.password, confirmation: factOf(request) }
    expect(await refusal(await decide(late, request.id, body))).toMatchObject({ code: 'forbidden' })
    await database().person.update({ where: { id: late.id }, data: { switchedOffAt: new Date() } })
  })

  it('who is switched off loses the vote at once, also after it was counted', async () => {
    const cleo = await someone('approver', 'Cleo')
    const request = await askDelete()
    expect(await approve(cleo, request)).toMatchObject({ status: 'approved' })
    await office.admin.browser.json('PATCH', `/api/people/${cleo.id}`, { switchedOff: true })
    clock.pass(31 * 60_000)
    await runRequest(request.id, clock.now)
    expect(await read(office.ann, request.id)).toMatchObject({ status: 'waiting', votesGiven: 0 })
    expect(writes()).toEqual([])
  })

  it('who is no approver any more cannot decide, and their vote is gone', async () => {
    const dan = await someone('approver', 'Dan')
    const request = await askDelete()
    await approve(dan, request)
    await office.admin.browser.json('PATCH', `/api/people/${dan.id}`, { role: 'member' })
    expect((await decide(dan, request.id, { verdict: 'keep', reason: 'changed my mind' })).status).toBe(403)
    clock.pass(31 * 60_000)
    await runRequest(request.id, clock.now)
    expect(await read(office.ann, request.id)).toMatchObject({ status: 'waiting', votesGiven: 0 })
  })
})

describe('a request', () => {
  it('keeps the policy that was in force when it was asked', async () => {
    await putPolicy({ levels: { high: { approvers: 2, coolingOffMinutes: 60 } } })
    const request = await askDelete()
    await putPolicy({ levels: { high: { approvers: 0, coolingOffMinutes: 0, password: false, typedFact: false } } })
    const bare = await decide(office.ann, request.id, { verdict: 'approve' })
    expect((await refusal(bare)).fields).toHaveProperty('confirmation')
    expect(await approve(office.ann, request)).toMatchObject({ status: 'waiting', votesNeeded: 2 })
    const approved = await approve(office.bob, request)
    expect(Date.parse(approved.runAt ?? '') - Date.now()).toBeGreaterThan(59 * 60_000)
  })

  it('is not loosened by being asked again after the policy was', async () => {
    await putPolicy({ levels: { high: { approvers: 2 } } })
    const request = await askDelete()
    await putPolicy({ levels: { high: { approvers: 0, password: false, typedFact: false } } })
    const vm = [...office.practice.store.vms.all()].find(({ name }) => name === 'old-01')
    if (!vm) throw new Error('old-01 is there')
    office.practice.store.vms.change(vm, { name: 'old-01b' })
    await decide(office.ann, request.id, {
      verdict: 'approve',
      password: office.ann.password,
      confirmation: factOf(request),
    })
    const renewed = await office.asker.browser.json<RequestAnswer>('POST', `/api/requests/${request.id}/renewal`)
    expect(renewed).toMatchObject({
      status: 'waiting',
      votesNeeded: 2,
      votesGiven: 0,
      policy: { password: true, typedFact: true },
    })
    office.practice.store.vms.change(vm, { name: 'old-01' })
  })

  it('that would do something else now is not approved, and shows what is different', async () => {
    const request = await askDelete()
    const vm = [...office.practice.store.vms.all()].find(({ name }) => name === 'old-01')
    const disk = [...office.practice.store.volumes.all()][0]
    if (!vm || !disk) throw new Error('old-01 and a disk are there')
    const { vmId } = disk
    office.practice.store.volumes.change(disk, { vmId: vm.id })
    const answer = await refusal(
      await decide(office.ann, request.id, {
        verdict: 'approve',
        password: office.ann.password,
        confirmation: factOf(request),
      }),
    )
    expect(answer).toMatchObject({ code: 'conflict', message: expect.stringContaining('difference') })
    const after = await read(office.ann, request.id)
    expect(after.status).toBe('out-of-date')
    expect(after.difference.flatMap(({ after }) => after).join(' ')).toContain('data-01')
    office.practice.store.volumes.change(disk, { vmId })
    await expectNothingRuns(request.id)
  })

  it('that changed while it cooled off never runs on the old votes', async () => {
    const request = await approve(office.ann, await askDelete())
    const vm = [...office.practice.store.vms.all()].find(({ name }) => name === 'old-01')
    if (!vm) throw new Error('old-01 is there')
    office.practice.store.vms.change(vm, { name: 'precious' })
    clock.pass(31 * 60_000)
    await runRequest(request.id, clock.now)
    expect(await read(office.ann, request.id)).toMatchObject({ status: 'out-of-date', votesGiven: 0 })
    office.practice.store.vms.change(vm, { name: 'old-01' })
    await expectNothingRuns(request.id)
  })

  it('that has expired is neither approved nor run', async () => {
    const waiting = await askDelete()
    const approved = await approve(office.ann, await askDelete())
    await database().request.updateMany({
      where: { id: { in: [waiting.id, approved.id] } },
      data: { expiresAt: new Date(0), wakeAt: new Date(0) },
    })
    const late = await decide(office.ann, waiting.id, {
      verdict: 'approve',
      password: office.ann.password,
      confirmation: factOf(waiting),
    })
    expect(await refusal(late)).toMatchObject({ status: 410, code: 'gone' })
    clock.pass(31 * 60_000)
    await expectNothingRuns(approved.id)
    await wakeRequests(await clock.now())
    for (const { id } of [waiting, approved]) expect(await read(office.ann, id)).toMatchObject({ status: 'expired' })
  })

  it('is kept with a reason, and stays so', async () => {
    const request = await askDelete()
    expect((await decide(office.ann, request.id, { verdict: 'keep' })).status).toBe(400)
    const kept = await decide(office.ann, request.id, { verdict: 'keep', reason: 'the shop still uses it' })
    expect(await kept.json()).toMatchObject({ status: 'kept', outcome: 'the shop still uses it' })
    expect((await decide(office.bob, request.id, { verdict: 'keep', reason: 'me, too' })).status).toBe(409)
    expect((await auditOf('request.kept'))[0]).toMatchObject({
      requestId: request.id,
      reason: 'the shop still uses it',
    })
  })

  it('that was put off comes back on its day, counted, without the votes it had', async () => {
    await putPolicy({ protectedResources: [target] })
    const request = await askDelete()
    await approve(office.ann, request)
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString()
    await decide(office.bob, request.id, { verdict: 'postpone', until })
    expect(await read(office.ann, request.id)).toMatchObject({ status: 'postponed', postponedTimes: 1 })
    await wakeRequests(new Date(Date.now() + 7 * 86_400_000 + 60_000))
    expect(await read(office.ann, request.id)).toMatchObject({ status: 'waiting', votesGiven: 0 })
  })

  it('can be stopped by anybody while it cools off, and then never runs', async () => {
    const request = await approve(office.ann, await askDelete())
    const passer = await someone('viewer', 'Vic')
    const stopped = await passer.browser.json<RequestAnswer>('POST', `/api/requests/${request.id}/stop`, {
      reason: 'we need it',
    })
    expect(stopped).toMatchObject({ status: 'stopped', outcome: expect.stringContaining('Vic stopped it') })
    clock.pass(31 * 60_000)
    await expectNothingRuns(request.id)
  })

  it('of a team of one waits a day, asks for a reason and is marked', async () => {
    await database().person.updateMany({
      where: { id: { in: [office.ann.id, office.bob.id] } },
      data: { role: 'member' },
    })
    const rest = { not: office.admin.id }
    const others = await database().person.findMany({ where: { id: rest, role: { in: ['admin', 'approver'] } } })
    await database().person.updateMany({ where: { id: { in: others.map(({ id }) => id) } }, data: { role: 'member' } })
    const request = await askDelete(office.admin)
    expect(request).toMatchObject({ marks: ['one-person'], policy: { approvers: 1, askerMayApprove: true } })
    const body = { verdict: 'approve' as const, password: office.admin.password, confirmation: factOf(request) }
    expect((await refusal(await decide(office.admin, request.id, body))).fields).toHaveProperty('reason')
    const approved = await approve(office.admin as Someone, request)
    expect(Date.parse(approved.runAt ?? '') - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
    await database().person.updateMany({
      where: { id: { in: [office.ann.id, office.bob.id] } },
      data: { role: 'approver' },
    })
  })
})

describe('the list', () => {
  const mine = async (who: Someone) =>
    (await who.browser.json<RequestsAnswer>('GET', '/api/requests?waitingFor=me')).data.map(({ id }) => id)

  it('says what waits for me: not what I asked, what I have agreed to, or what came before me', async () => {
    await putPolicy({ protectedResources: [target] })
    const asked = await askDelete(office.ann)
    const request = await askDelete()
    const late = await someone('approver', 'Noa')
    expect(await mine(office.ann)).toContain(request.id)
    expect(await mine(office.ann)).not.toContain(asked.id)
    expect(await mine(late)).not.toContain(request.id)
    await approve(office.ann, request)
    expect(await mine(office.ann)).not.toContain(request.id)
    expect(await mine(office.bob)).toContain(request.id)
    expect(await mine(office.asker)).toEqual([])
  })

  it('goes on page after page, each request once, and knows those about one thing', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const path: string = `/api/requests?target=${target}&limit=7${cursor ? `&cursor=${cursor}` : ''}`
      const page = await office.asker.browser.json<RequestsAnswer>('GET', path)
      seen.push(...page.data.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(await database().requestTarget.count({ where: { resourceId: target } }))
  })
})

describe('breaking the glass', () => {
  it('runs at once, once, and is marked for everybody to see', async () => {
    const request = await ask(office.admin, {
      action: 'vm.stop',
      targets: [await office.resource('vm', 'web-01')],
      reason: 'it sends spam right now',
      breakGlass: true,
      password: office.admin.password,
    })
    expect(request).toMatchObject({ status: 'approved', marks: ['break-glass'] })
    await runThrough(request.id, clock)
    expect(await read(office.ann, request.id)).toMatchObject({ status: 'done', marks: ['break-glass'] })
    expect((await auditOf('request.break-glass'))[0]).toMatchObject({
      requestId: request.id,
      reason: 'it sends spam right now',
    })
    expect(writes()).toEqual(['POST'])
  })

  it('waits to be seen by everybody who was skipped, and the log says who that was and when they saw it', async () => {
    const request = await ask(office.admin, {
      action: 'vm.start',
      targets: [await office.resource('vm', 'web-01')],
      reason: 'the shop is down',
      breakGlass: true,
      password: office.admin.password,
    })
    const waiting = async (who: Someone) =>
      (await who.browser.json<RequestsAnswer>('GET', '/api/requests?waitingFor=me')).data.map(({ id }) => id)
    expect((await auditOf('request.break-glass'))[0]).toMatchObject({
      after: { skipped: expect.arrayContaining(['Ann', 'Bob']) },
    })
    expect(request.skipped.map(({ personName }) => personName)).not.toContain('Ada')
    for (const who of [office.ann, office.bob]) expect(await waiting(who)).toContain(request.id)
    for (const who of [office.admin, office.asker]) expect(await waiting(who)).not.toContain(request.id)

    const see = (who: Someone) => who.browser.send('POST', `/api/requests/${request.id}/seen`)
    const seen = await (await see(office.ann)).json()
    expect(seen).toMatchObject({ waitsForMe: false })
    expect(seen.skipped).toContainEqual({ personId: office.ann.id, personName: 'Ann', seenAt: expect.any(String) })
    expect(await waiting(office.ann)).not.toContain(request.id)
    expect(await waiting(office.bob)).toContain(request.id)
    expect((await see(office.ann)).status).toBe(409)
    expect((await see(office.asker)).status).toBe(409)
    expect(await auditOf('request.skipped-seen')).toMatchObject([{ requestId: request.id, actorName: 'Ann' }])
    await runThrough(request.id, clock)
  })
})
