import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { database } from '@/lib/db/client'
import { startWorker } from '@/lib/jobs/start-worker'
import { workerState } from '@/lib/server/worker-state'
import { wakeRequests } from '@/lib/server/wake-requests'
import { ask, type Office, openOffice, ownEverything, read } from '../../support/requests'

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
