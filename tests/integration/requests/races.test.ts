import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { database, inTransaction } from '@/lib/db/client'
import { moveRequest } from '@/lib/db/request-moves'
import { createSteps, moveStep, stepsOf } from '@/lib/db/request-steps'
import { findRequest } from '@/lib/db/requests'
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

  it('who write one step on from how they saw it: one of them does, and the others are told that they did not', async () => {
    const { id } = await openRun('vm.stop')
    const [seen] = await stepsOf(id)
    if (!seen) throw new Error('the run has a step')
    const wrote = await Promise.all(
      FIFTY.map((place) =>
        inTransaction((tx) =>
          moveStep(tx, id, seen, { state: 'intended', attempts: seen.attempts + 1, progress: String(place) }),
        ),
      ),
    )
    expect(wrote.filter(Boolean)).toHaveLength(1)
    expect((await stepsOf(id))[0]).toMatchObject({ attempts: 1, progress: String(wrote.indexOf(true)) })
    await database().requestStep.updateMany({ where: { requestId: id }, data: { state: 'planned', attempts: 0 } })
    await runThrough(id, clock)
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

describe('a worker that was held up', () => {
  it('and comes back with its answer after another one has finished changes nothing of what that one saw', async () => {
    const { id } = await openRun('vm.start')
    office.practice.requests.clear()
    const held = gate()
    let waits = false
    // its clock stands still once its call is answered
    const late = runRequest(id, async () => {
      if (!waits && office.practice.requests.writes().length > 0) {
        waits = true
        await held.passed
      }
      return clock.now()
    })
    await vi.waitUntil(() => waits, PATIENCE)
    expect(await stepsOf(id)).toMatchObject([{ state: 'intended', attempts: 1 }])
    await database().request.update({ where: { id }, data: { leaseUntil: new Date(0) } })
    await runThrough(id, clock)
    const done = await stepsOf(id)
    expect(done).toMatchObject([{ state: 'confirmed' }])
    held.pass()
    expect(await late).toEqual({ is: 'over' })
    expect(await stepsOf(id)).toEqual(done)
    expect(office.practice.requests.writes()).toHaveLength(1)
    const entries = await database().auditEntry.findMany({ where: { requestId: id, action: 'run.step' } })
    expect(entries.map(({ outcome }) => outcome).sort()).toEqual(['done', 'intended'])
  })
})

const PATIENCE = { timeout: 20_000, interval: 20 }

function gate(): { passed: Promise<void>; pass: () => void } {
  let pass = () => {}
  const passed = new Promise<void>((resolve) => {
    pass = resolve
  })
  return { passed, pass }
}

/** Under way, with its one step still to come. */
async function openRun(action: 'vm.start' | 'vm.stop'): Promise<{ id: string }> {
  const { id } = await ask(office.asker, { action, targets: [await office.resource('vm', 'web-01')] })
  for (const who of [office.ann, office.bob]) await approve(who, await read(who, id))
  const { plan } = (await findRequest(id)) ?? {}
  await inTransaction(async (tx) => {
    await createSteps(tx, id, plan?.steps ?? [])
    await moveRequest(tx, id, 'approved', 'start', { startedAt: await clock.now() })
  })
  return { id }
}
