import { afterAll, beforeAll, expect, it } from 'vitest'
import type { KeyAnswer } from '@/lib/contracts/keys'
import type { OverviewAnswer } from '@/lib/contracts/overview'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { database } from '@/lib/db/client'
import { auditOf } from '../../support/audit'
import { keyRow } from '../../support/own-application'
import { givenPerson } from '../../support/people'
import {
  ask,
  nobodyHasToAgree,
  type Office,
  openOffice,
  ownEverything,
  read,
  runThrough,
  type SharedClock,
  sharedClock,
} from '../../support/requests'

// Replacing a key takes days. Until it is over everybody sees whose turn it is, and afterwards when it was.

let office: Office
let clock: SharedClock
let request: RequestAnswer
let startedAt: Date

const DAY_MS = 86_400_000
const dayOf = (at: Date | number) => new Date(at).toISOString().slice(0, 10)

beforeAll(async () => {
  office = await openOffice()
  await ownEverything(office.accountId, office.bob.id)
  await nobodyHasToAgree()
  clock = sharedClock(office.practice)
  const targets = [await office.resource('api-key', 'operator')]
  request = await ask(office.asker, { action: 'api-key.rotate', targets, params: { name: 'next', quietDays: 5 } })
  await runThrough(request.id, clock)
  startedAt = (await database().request.findUniqueOrThrow({ where: { id: request.id } })).startedAt ?? new Date(0)
})
afterAll(() => office.close())

const stepOf = ({ steps }: RequestAnswer, kind: string) => {
  const step = steps.find((each) => each.kind === kind)
  if (!step) throw new Error(`there is no step to ${kind}`)
  return step
}
const give = (body: object, who = office.asker) => who.browser.send('POST', `/api/requests/${request.id}/duties`, body)
const overview = () => office.ann.browser.json<OverviewAnswer>('GET', '/api/overview')

it('each step has its day from the start on, and what only people can do is up to whoever answers for the key', async () => {
  const { steps } = await read(office.asker, request.id)
  const days = steps.map(({ kind, owner, dueAt }) => [
    kind,
    owner?.name ?? 'Stocktake',
    Math.round((Date.parse(dueAt ?? '') - startedAt.getTime()) / DAY_MS),
  ])
  expect(days).toEqual([
    ['call', 'Stocktake', 0],
    ['call', 'Stocktake', 0],
    ['tick', office.bob.name, 7],
    ['seen-in-use', office.bob.name, 10],
    ['call', 'Stocktake', 10],
    ['call', 'Stocktake', 15],
  ])
})

it('the overview names whose turn it is, by when, and that it is late', async () => {
  const { rotations } = await overview()
  expect(rotations).toEqual([
    {
      requestId: request.id,
      title: 'Rotate operator',
      now: 'Put next wherever operator is used now, and say so here.',
      owner: office.bob.name,
      dueAt: new Date(startedAt.getTime() + 7 * DAY_MS).toISOString(),
      isLate: false,
    },
  ])
  const past = new Date(Date.now() - 1_000)
  const where = { requestId: request.id, place: 2 }
  await database().requestStep.updateMany({ where, data: { dueAt: past } })
  expect((await overview()).rotations).toMatchObject([{ isLate: true }])
})

it('is given to somebody else until another day, with a trace of who had it', async () => {
  const { step } = stepOf(await read(office.asker, request.id), 'tick')
  const dueOn = dayOf(Date.now() + 20 * DAY_MS)
  expect((await give({ step, personId: office.ann.id, dueOn })).status).toBe(200)
  expect(stepOf(await read(office.asker, request.id), 'tick')).toMatchObject({
    owner: { id: office.ann.id, name: office.ann.name },
    dueAt: `${dueOn}T23:59:59.999Z`,
  })
  expect((await overview()).rotations).toMatchObject([{ owner: office.ann.name, isLate: false }])
  expect(await auditOf('run.step-given')).toMatchObject([
    { actorName: office.asker.name, before: { owner: office.bob.name }, after: { owner: office.ann.name, step } },
  ])
})

it('is given to nobody who is not here or only looks, not to yesterday, and not where Stocktake does it by itself', async () => {
  const { step } = stepOf(await read(office.asker, request.id), 'tick')
  const tomorrow = dayOf(Date.now() + DAY_MS)
  const fields = async (response: Response) => Object.keys((await response.json()).error.fields ?? {})
  const nobody = await give({ step, personId: '00000000-0000-7000-8000-000000000000', dueOn: tomorrow })
  expect([nobody.status, await fields(nobody)]).toEqual([400, ['personId']])
  const { id: vera } = await givenPerson({ role: 'viewer', name: 'Vera' })
  const viewer = await give({ step, personId: vera, dueOn: tomorrow })
  expect([viewer.status, await fields(viewer)]).toEqual([400, ['personId']])
  const late = await give({ step, personId: office.ann.id, dueOn: dayOf(Date.now() - 2 * DAY_MS) })
  expect([late.status, await fields(late)]).toEqual([400, ['dueOn']])
  expect((await give({ step: 0, personId: office.ann.id, dueOn: tomorrow })).status).toBe(409)
  expect(await auditOf('run.step-given')).toHaveLength(1)
})

it('once it is over, the overview is rid of it, and the key’s page tells since when its secret is in use', async () => {
  const { step } = stepOf(await read(office.asker, request.id), 'tick')
  await office.asker.browser.json('POST', `/api/requests/${request.id}/confirmations`, { step })
  const made = [...office.practice.store.apiKeys.all()].find(({ name }) => name === 'next')
  const old = keyRow(office.practice, 'operator')
  if (made) office.practice.store.apiKeys.change(made, { lastUsedAt: office.practice.clock.now() })
  await runThrough(request.id, clock)
  expect(await read(office.asker, request.id)).toMatchObject({ status: 'done' })
  expect((await overview()).rotations).toEqual([])
  expect(await database().keyRotation.findMany({ where: { accountId: office.accountId } })).toMatchObject([
    { requestId: request.id, oldRaffId: old.id, oldName: 'operator', newRaffId: made?.id },
  ])

  await office.sync()
  const id = await office.resource('api-key', 'next')
  const { key, history } = await office.ann.browser.json<KeyAnswer>('GET', `/api/keys/${id}`)
  expect(key.secretAge).toMatchObject({ how: 'replaced', allowedDays: expect.any(Number) })
  expect(key.secretAge.atLeastDays).toBeLessThan(1)
  expect(history.map(({ sentence }) => sentence)).toContain('Made with a new secret, in the place of operator.')
})
