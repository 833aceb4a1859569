import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import type { ConnectionsAnswer } from '@/lib/contracts/connections'
import type { FindingsAnswer } from '@/lib/contracts/findings'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { database } from '@/lib/db/client'
import { runRequest } from '@/lib/server/run-request'
import { wakeRequests } from '@/lib/server/wake-requests'
import { auditOf } from '../../support/audit'
import {
  approve,
  ask,
  type Office,
  openOffice,
  ownEverything,
  read,
  runThrough,
  type SharedClock,
  sharedClock,
} from '../../support/requests'

let office: Office
let clock: SharedClock

beforeEach(async () => {
  office ??= await openOffice()
  await ownEverything(office.accountId, office.asker.id)
  clock ??= sharedClock(office.practice)
})

afterEach(async () => {
  office.practice.faults.clear()
  await database().raffAccount.updateMany({ data: { closedAt: null } })
  if (!(await actConnection())) await storeActKey()
})
afterAll(() => office.close())

const HOUR_MS = 3_600_000

async function actConnection() {
  const { data } = await office.admin.browser.json<ConnectionsAnswer>('GET', '/api/connections')
  return data.find(({ purpose }) => purpose === 'act')
}

async function storeActKey(): Promise<void> {
  const body = { name: 'act', purpose: 'act', key: office.practice.keys.act ?? '' }
  const response = await office.admin.browser.send('POST', '/api/connections', body)
  expect(response.status).toBe(201)
}

async function removeActKey(): Promise<void> {
  const connection = await actConnection()
  const answer = await office.admin.browser.send('DELETE', `/api/connections/${connection?.id}`)
  expect(answer.ok).toBe(true)
}

async function approved(request: RequestAnswer): Promise<RequestAnswer> {
  const after = request.status === 'waiting' ? await approve(office.ann, request) : request
  clock.pass(31 * 60_000)
  return after
}

/** Open for long, so that there is a run under way to take the key from. */
async function opened(): Promise<RequestAnswer> {
  const targets = [await office.resource('security-group', 'web')]
  const params = { ip: '198.51.100.7', ports: '22', minutes: 600 }
  const request = await approved(
    await ask(office.asker, { action: 'security-group.temporary-access', targets, params }),
  )
  await runThrough(request.id, clock, () => isOpen())
  expect(isOpen()).toBe(true)
  return request
}

const isOpen = () =>
  [...office.practice.store.securityGroups.all()].some(({ rules }) => rules.some(({ ip }) => ip === '198.51.100.7'))

/** What the exposure page and the overview say about access that should have closed. */
const leftOpen = async () =>
  (await office.ann.browser.json<FindingsAnswer>('GET', '/api/findings?code=temporary-access-over')).data

it('a run whose key is removed waits an hour for another one, shouts what is open, and goes on with it', async () => {
  const request = await opened()
  await removeActKey()
  expect(await runRequest(request.id, clock.now)).toMatchObject({ is: 'waiting' })
  const waiting = await read(office.asker, request.id)
  expect(waiting).toMatchObject({
    status: 'running',
    problem: expect.stringContaining('No key that may change things'),
  })
  expect(waiting.problem).toContain('What was opened is still open')
  expect(await auditOf('run.not-closed')).toHaveLength(1)
  clock.pass(HOUR_MS / 2)
  await runRequest(request.id, clock.now)
  await storeActKey()
  await runThrough(request.id, clock)
  expect(await read(office.asker, request.id)).toMatchObject({ status: 'done' })
  expect(isOpen()).toBe(false)
  expect(await auditOf('run.not-closed')).toHaveLength(1)
})

it('and ends as it stands when none comes: said to be open, by whom it was asked, and looked at no more', async () => {
  const request = await opened()
  await removeActKey()
  await runRequest(request.id, clock.now)
  clock.pass(HOUR_MS + 1)
  expect(await runRequest(request.id, clock.now)).toEqual({ is: 'over' })
  const after = await read(office.asker, request.id)
  expect(after).toMatchObject({ status: 'failed', targets: [{ result: 'failed' }] })
  expect(after.outcome).toContain('It is still open, and Stocktake cannot close it. Close it in Raff’s dashboard now.')
  expect(after.outcome).toContain('Mia, who asked for it, or an admin should look')
  expect(isOpen()).toBe(true)
  const open = await database().temporaryAccess.findFirst({ where: { requestId: request.id } })
  expect(open?.closedAt).toBeNull()
  // its end by the clock of the machine, which the findings go by
  const until = new Date(Date.now() - HOUR_MS)
  await database().temporaryAccess.updateMany({ where: { requestId: request.id }, data: { until } })
  await office.sync()
  expect((await leftOpen()).map(({ severity }) => severity)).toEqual(['high'])
  for (const group of [...office.practice.store.securityGroups.all()])
    office.practice.store.securityGroups.change(group, {
      rules: group.rules.filter(({ ip }) => ip !== '198.51.100.7'),
    })
  await office.sync()
  expect(await leftOpen()).toEqual([])
  expect((await wakeRequests(new Date((await clock.now()).getTime() + HOUR_MS))).woken).toBe(0)
})

it('what was sent and cannot be looked at any more ends as unknown', async () => {
  const targets = [await office.resource('volume', 'data-01')]
  const request = await approved(await ask(office.asker, { action: 'volume.snapshot', targets }))
  office.practice.faults.add({ kind: 'cut', method: 'write' })
  await runThrough(request.id, clock, () => true)
  await removeActKey()
  await runRequest(request.id, clock.now)
  clock.pass(HOUR_MS + 1)
  await runRequest(request.id, clock.now)
  const after = await read(office.asker, request.id)
  expect(after).toMatchObject({ status: 'unknown', targets: [{ result: 'unknown' }] })
  expect(after.outcome).toContain('do not repeat. It was sent, and cannot be looked at any more.')
})

it('of an account that is closed ends at once, also where it waited for a person', async () => {
  const targets = [await office.resource('api-key', 'operator')]
  const request = await approved(await ask(office.asker, { action: 'api-key.rotate', targets }))
  const late = await ask(office.asker, {
    action: 'api-key.deactivate',
    targets: [await office.resource('api-key', 'high')],
  })
  await approve(office.ann, late)
  expect(await runThrough(request.id, clock)).toEqual({ is: 'waiting', until: null })
  await database().raffAccount.updateMany({ data: { closedAt: new Date() } })
  expect(await runRequest(request.id, clock.now)).toEqual({ is: 'over' })
  const row = await database().request.findUniqueOrThrow({ where: { id: request.id } })
  expect(row).toMatchObject({ state: 'failed', wakeAt: null })
  expect(row.outcome).toContain('This Raff account is not connected to Stocktake any more. Nothing more was sent.')
  expect(await runRequest(late.id, clock.now)).toEqual({ is: 'over' })
  const never = await database().request.findUniqueOrThrow({ where: { id: late.id } })
  expect(never.state).toBe('failed')
  expect(never.outcome).toContain('not connected to Stocktake any more. Nothing was sent.')
})
