import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { database } from '@/lib/db/client'
import { startWorker } from '@/lib/jobs/start-worker'
import { workerState } from '@/lib/server/worker-state'
import { wakeRequests } from '@/lib/server/wake-requests'
import { approve, ask, type Office, openOffice, ownEverything, read } from '../../support/requests'

let office: Office
let stop: () => Promise<void>

const PATIENCE = { timeout: 40_000, interval: 250 }

beforeAll(async () => {
  office = await openOffice()
  await ownEverything(office.accountId, office.asker.id)
  stop = startWorker(office.url)
  await vi.waitUntil(() => workerState() === 'working', PATIENCE)
})

afterAll(async () => {
  await stop()
  await office.close()
})

const addTag = async (tag: string) =>
  ask(office.asker, { action: 'vm.tag-add', targets: [await office.resource('vm', 'old-01')], params: { tag } })

const statusOf = (id: string) => async () => (await read(office.asker, id)).status

it('what the policy calls low risk is done by the worker by itself, and the inventory is read again', async () => {
  const request = await addTag('team=shop')
  await expect.poll(statusOf(request.id), PATIENCE).toBe('done')
  const tags = async () => (await database().resource.findFirstOrThrow({ where: { kind: 'vm', name: 'old-01' } })).tags
  await expect.poll(tags, PATIENCE).toEqual(['team=shop'])
})

it('a run that a dead worker left lying is found by the clock and goes on', async () => {
  const request = await addTag('team=lab')
  await expect.poll(statusOf(request.id), PATIENCE).toBe('done')
  const left = await addTag('team=left')
  await database().$executeRaw`DELETE FROM pgboss.job WHERE name = 'run-request' AND state = 'created'`
  if ((await statusOf(left.id)()) !== 'done') await wakeRequests()
  await expect.poll(statusOf(left.id), PATIENCE).toBe('done')
})

it('access that was open when its worker stopped is closed by the next one', async () => {
  const lets = () =>
    [...office.practice.store.securityGroups.all()].some(({ rules }) => rules.some(({ ip }) => ip === '198.51.100.7'))
  const asked = await ask(office.asker, {
    action: 'security-group.temporary-access',
    targets: [await office.resource('security-group', 'web')],
    params: { ip: '198.51.100.7', ports: '22', minutes: 30 },
  })
  const { id } = await approve(office.ann, asked)
  const past = new Date(Date.now() - 60_000)
  await database().request.update({ where: { id }, data: { runAt: past, wakeAt: past } })
  await wakeRequests()
  const waitsToClose = async () => (await read(office.asker, id)).steps.at(-1)?.notBefore ?? null
  await expect.poll(waitsToClose, PATIENCE).not.toBeNull()
  expect(lets()).toBe(true)
  await stop()

  // its half hour passes while nobody is there
  await database().requestStep.updateMany({ where: { requestId: id, state: 'planned' }, data: { notBefore: past } })
  await database().request.update({ where: { id }, data: { wakeAt: past } })
  await database().$executeRaw`DELETE FROM pgboss.job WHERE name = 'run-request' AND state = 'created'`
  stop = startWorker(office.url)
  await vi.waitUntil(() => workerState() === 'working', PATIENCE)
  await wakeRequests()
  await expect.poll(statusOf(id), PATIENCE).toBe('done')
  expect(lets()).toBe(false)
})
