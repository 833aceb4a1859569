import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/lib/db/client'
import { runRequest } from '@/lib/server/run-request'
import {
  decide,
  ask,
  approve,
  type Office,
  openOffice,
  ownEverything,
  read,
  sharedClock,
  type SharedClock,
  someone,
  type Someone,
  runThrough,
} from '../../support/requests'

let office: Office
let clock: SharedClock
let deciders: Someone[]

beforeAll(async () => {
  office = await openOffice()
  await ownEverything(office.accountId, office.asker.id)
  clock = sharedClock(office.practice)
  await database().policyVersion.create({
    data: {
      area: 'approvals',
      version: 1,
      policy: { levels: { high: { approvers: 2, coolingOffMinutes: 0 } } },
      at: new Date(),
      byName: 'Ada',
    },
  })
  deciders = [office.ann, office.bob]
  for (const name of ['Cleo', 'Dan', 'Eve', 'Finn']) deciders.push(await someone('approver', name))
})

afterAll(() => office.close())

const FIFTY = Array.from({ length: 50 }, (_, place) => place)
const pick = (place: number) => deciders[place % deciders.length] as Someone

describe('fifty at once', () => {
  it('who approve, keep, put off and stop one request come to one outcome, written once', async () => {
    const target = await ask(office.asker, {
      action: 'snapshot.delete',
      targets: [await office.resource('snapshot', 'before-upgrade')],
    })
    const { confirmation } = target.plan
    const until = new Date(Date.now() + 86_400_000).toISOString()
    // proved once, so that fifty do not queue for hashing a password
    await database().session.updateMany({ data: { reauthenticatedAt: new Date() } })
    const answers = await Promise.all(
      FIFTY.map((place) => {
        const who = pick(place)
        if (place % 5 === 4) return who.browser.send('POST', `/api/requests/${target.id}/stop`, { reason: 'stop it' })
        if (place % 5 === 3) return decide(who, target.id, { verdict: 'postpone', until })
        if (place % 5 === 2) return decide(who, target.id, { verdict: 'keep', reason: 'it is in use' })
        return decide(who, target.id, { verdict: 'approve', confirmation: confirmation?.fact })
      }),
    )
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    const moves = await database().auditEntry.findMany({
      where: {
        requestId: target.id,
        action: { in: ['request.approved', 'request.kept', 'request.postponed', 'request.stopped'] },
      },
      orderBy: { seq: 'asc' },
    })
    const { status } = await read(office.asker, target.id)
    const last = moves.at(-1)?.action
    const named: Record<string, string> = {
      'request.approved': 'approved',
      'request.kept': 'kept',
      'request.postponed': 'postponed',
      'request.stopped': 'stopped',
    }
    expect(named[last ?? '']).toBe(status)
    // each of them can happen once, and only one after the other: approved then stopped, put off then kept
    expect(new Set(moves.map(({ action }) => action)).size).toBe(moves.length)
    const ends = moves.filter(({ action }) => action === 'request.kept' || action === 'request.stopped')
    expect(ends.length).toBeLessThanOrEqual(1)
  })

  it('who approve one request that takes two count as two people, and it is approved once', async () => {
    const target = await ask(office.asker, {
      action: 'snapshot.delete',
      targets: [await office.resource('snapshot', 'before-upgrade')],
    })
    await database().session.updateMany({ data: { reauthenticatedAt: new Date() } })
    const { confirmation } = target.plan
    await Promise.all(
      FIFTY.map((place) => decide(pick(place), target.id, { verdict: 'approve', confirmation: confirmation?.fact })),
    )
    const votes = await database().requestVote.findMany({ where: { requestId: target.id } })
    expect(votes).toHaveLength(2)
    expect(await database().auditEntry.count({ where: { requestId: target.id, action: 'request.approved' } })).toBe(1)
    await office.asker.browser.send('POST', `/api/requests/${target.id}/stop`, {})
  })

  it('who run one request send each call once', async () => {
    const target = await approve(
      office.ann,
      await ask(office.asker, { action: 'vm.stop', targets: [await office.resource('vm', 'db-01')] }),
    ).then((request) => approve(office.bob, request))
    clock.pass(31 * 60_000)
    office.practice.requests.clear()
    await Promise.all(FIFTY.map(() => runRequest(target.id, clock.now)))
    await runThrough(target.id, clock)
    expect(await read(office.asker, target.id)).toMatchObject({ status: 'done' })
    expect(office.practice.requests.writes()).toHaveLength(1)
    const intents = await database().auditEntry.count({
      where: { requestId: target.id, action: 'run.step', outcome: 'intended' },
    })
    expect(intents).toBe(1)
  })

  it('who stop and run one request either stop it before anything was sent, or see it done', async () => {
    const vm = await office.resource('vm', 'db-01')
    const target = await approve(office.ann, await ask(office.asker, { action: 'vm.start', targets: [vm] })).then(
      (request) => approve(office.bob, request),
    )
    clock.pass(31 * 60_000)
    office.practice.requests.clear()
    await Promise.all(
      FIFTY.map((place) =>
        place % 2 === 0
          ? runRequest(target.id, clock.now)
          : pick(place).browser.send('POST', `/api/requests/${target.id}/stop`, {}),
      ),
    )
    await runThrough(target.id, clock)
    const { status } = await read(office.asker, target.id)
    const sent = office.practice.requests.writes().length
    expect([status, sent]).toEqual(sent === 0 ? ['stopped', 0] : ['done', 1])
  })
})
