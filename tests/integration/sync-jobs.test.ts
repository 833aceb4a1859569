import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { masterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import type { ResourcesAnswer } from '@/lib/contracts/inventory'
import type { ResourceAnswer } from '@/lib/contracts/resource'
import type { AccountSyncAnswer, SyncAnswer, SyncRunAnswer } from '@/lib/contracts/sync'
import { closeDatabase, database } from '@/lib/db/client'
import type { BlindReason } from '@/lib/domain/inventory/judge-read'
import { HANDLERS } from '@/lib/jobs/handlers'
import { openQueue, type Queue, workOn } from '@/lib/jobs/queue'
import type { Fault } from '@/lib/practice/faults/fault'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { resumeSyncs } from '@/lib/server/resume-syncs'
import { syncAccount } from '@/lib/server/sync-account'
import type { Browser } from '../support/browser'
import { givenPerson, signInAs, signInWithRole } from '../support/people'
import { testDatabase } from '../support/test-database'

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-sync-jobs-'))
let url: string
let raff: Practice
let admin: Browser
let viewer: Browser
const workers: Queue[] = []

beforeAll(async () => {
  url = await testDatabase()
  raff = await startPractice({ state: smallAccount({ seed: 'jobs', now: Date.now() - 60_000 }), speed: 0 })
  process.env.RAFF_API_URL = raff.url
  process.env.STOCKTAKE_DATA_DIR = dataDir
  writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
  admin = await signInWithRole('admin')
  viewer = await signInWithRole('viewer')
})

beforeEach(async () => {
  await database().$executeRaw`TRUNCATE sealed_key, connection, raff_account, resource, sync_run, sync_lease, kind_read,
    blind_spot, price_list_read, network_interface CASCADE`
})

afterEach(async () => {
  raff.faults.clear()
  for (const queue of workers.splice(0)) await queue.stop({ graceful: true, timeout: 10_000 })
})

afterAll(async () => {
  await closeRaffConnections()
  await raff.close()
  await closeDatabase()
})

/** Background work as each server process does it. */
async function givenWorkers(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const queue = await openQueue(url, 'worker')
    workers.push(queue)
    await workOn(queue, HANDLERS)
  }
}

async function connect(): Promise<string> {
  const key = raff.keys.read ?? ''
  const response = await admin.send('POST', '/api/connections', { name: 'Reading', purpose: 'read', key })
  expect(response.status).toBe(201)
  return (await response.json()).account.id
}

const state = async (): Promise<AccountSyncAnswer> => {
  const { data } = await viewer.json<SyncAnswer>('GET', '/api/sync?runs=50')
  if (!data[0]) throw new Error('there is no account')
  return data[0]
}
const ended = (count: number) =>
  expect
    .poll(async () => (await state()).runs.filter((run) => run.finishedAt !== null).length, { timeout: 30_000 })
    .toBe(count)

describe('asking for a sync', () => {
  it('is refused while no worker has ever run, while there is no key, and to who may only look', async () => {
    const accountId = await connect()
    const asked = await admin.send('POST', '/api/sync', {})
    expect(asked.status).toBe(503)
    await givenWorkers(1)
    await database().connection.updateMany({ data: { removedAt: new Date() } })
    expect((await admin.send('POST', '/api/sync', { accountId })).status).toBe(409)
    expect((await state()).canSync).toBe(false)
    expect((await admin.send('POST', '/api/sync', { accountId: crypto.randomUUID() })).status).toBe(404)
    expect((await viewer.send('POST', '/api/sync', {})).status).toBe(403)
  })

  it('is done once however often it is asked for, under the name of who asked', async () => {
    await connect()
    await openQueue(url, 'web').then((queue) => queue.stop({ graceful: false }))
    const dana = await givenPerson({ name: 'Dana', role: 'member' })
    const member = await signInAs(dana)
    for (let time = 0; time < 3; time++) {
      const answer = await member.send('POST', '/api/sync', {})
      expect(answer.status).toBe(202)
      expect((await answer.json()).accounts).toMatchObject([{ state: 'queued' }])
    }
    const waiting = await state()
    expect(waiting).toMatchObject({ queued: true, running: null, last: null, lastCompleteAt: null })
    expect(Date.parse(waiting.queuedSince ?? '')).toBeLessThanOrEqual(Date.now())
    await givenWorkers(2)
    await ended(1)
    const { last, queued, queuedSince, runs } = await state()
    expect(runs).toHaveLength(1)
    expect({ queued, queuedSince }).toEqual({ queued: false, queuedSince: null })
    expect(last).toMatchObject({ state: 'done', trigger: 'person', requestedBy: 'Dana', progress: 1, problem: null })
    expect(last?.summary).toContain('Found 3 servers')
    const entry = await database().auditEntry.findFirstOrThrow({ where: { action: 'sync.asked' } })
    expect(entry).toMatchObject({ outcome: 'intended', targetKind: 'account' })
  })
})

describe('background work', () => {
  it('syncs by itself as soon as a key for reading is stored', async () => {
    await givenWorkers(1)
    await connect()
    await ended(1)
    expect(await state()).toMatchObject({ canSync: true, blindSpots: [], last: { state: 'done', trigger: 'schedule' } })
  })

  it('asks by the clock, every ten minutes', async () => {
    await givenWorkers(1)
    expect(await workers[0]?.getSchedules()).toContainEqual(
      expect.objectContaining({ name: 'sync-accounts', cron: '*/10 * * * *' }),
    )
  })

  it('never syncs one account twice at once, however many workers are asked', async () => {
    await givenWorkers(2)
    raff.faults.add({ kind: 'latency', ms: 20 })
    const accountId = await connect()
    const asked = Array.from({ length: 6 }, () => HANDLERS['sync-account']({ accountId }))
    await Promise.all([...asked, HANDLERS['sync-accounts'](undefined)])
    await expect.poll(async () => (await state()).running, { timeout: 20_000 }).toBeNull()
    const runs = await database().syncRun.findMany({ where: { accountId }, orderBy: { startedAt: 'asc' } })
    expect(runs.every((run) => run.state === 'done')).toBe(true)
    for (const [index, { startedAt }] of runs.entries())
      if (index > 0)
        expect(startedAt.getTime()).toBeGreaterThanOrEqual(runs[index - 1]?.finishedAt?.getTime() ?? Infinity)
  })

  it('shows real progress: calls that were answered, of calls that are needed', async () => {
    raff.faults.add({ kind: 'latency', ms: 60 })
    const accountId = await connect()
    let over = false
    const sync = syncAccount({ accountId, trigger: 'schedule' }).finally(() => {
      over = true
    })
    const seen: SyncRunAnswer[] = []
    while (!over) {
      const { running } = await state()
      if (running) seen.push(running)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const outcome = await sync
    expect(seen.length).toBeGreaterThan(2)
    const done = seen.map(({ callsDone }) => callsDone)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(done.at(-1)).toBeGreaterThan(done[0] ?? 0)
    expect(seen.every(({ progress, callsDone, callsPlanned }) => progress <= 1 && callsDone <= callsPlanned)).toBe(true)
    expect(seen.some(({ step }) => step?.startsWith('Reading'))).toBe(true)
    const { last } = await state()
    expect(last).toMatchObject({ state: 'done', callsDone: outcome && 'calls' in outcome ? outcome.calls : 0 })
  })

  it('goes on after a worker that died, without reading again what that one had just read', async () => {
    const accountId = await connect()
    await syncAccount({ accountId, trigger: 'schedule' })
    const [run] = await database().syncRun.findMany({ where: { accountId } })
    // as it stands when a worker is killed after its servers and backups: still running, and nobody renews the lease
    const applied = { vm: new Date().toISOString(), backup: new Date().toISOString() }
    await database().syncRun.update({
      where: { id: run?.id ?? '' },
      data: { state: 'running', finishedAt: null, applied, updatedAt: new Date() },
    })
    await database().syncLease.create({
      data: { accountId, token: crypto.randomUUID(), runId: run?.id ?? '', until: new Date(Date.now() - 1) },
    })
    expect((await state()).runs[0]?.state).toBe('interrupted')
    await openQueue(url, 'web').then((queue) => queue.stop({ graceful: false }))
    await resumeSyncs()
    expect((await state()).queued).toBe(true)
    raff.requests.clear()
    const outcome = await syncAccount({ accountId, trigger: 'schedule' })
    expect(outcome).toMatchObject({ state: 'done', runId: run?.id })
    const paths = raff.requests.all().map((request) => request.path)
    expect(paths).toContain('/api/v1/volumes')
    expect(paths).not.toContain('/api/v1/vms')
    expect(paths).not.toContain('/api/v1/backups')
  })
})

describe('what was read', () => {
  it('leads to Raff itself for live detail, for each kind that Raff shows one by one', async () => {
    const accountId = await connect()
    await syncAccount({ accountId, trigger: 'schedule' })
    const { data } = await viewer.json<ResourcesAnswer>('GET', '/api/resources?limit=500')
    const kinds = new Map(data.map((row) => [row.kind, row]))
    const shown: string[] = []
    for (const { id, raffId, kind } of kinds.values()) {
      const { live } = await viewer.json<ResourceAnswer>('GET', `/api/resources/${id}`)
      if (!live) continue
      const answer = await viewer.json('GET', `/api/raff/${live.connectionId}/${live.path}`)
      expect({ kind, answer: JSON.stringify(answer) }).toEqual({ kind, answer: expect.stringContaining(raffId) })
      shown.push(kind)
    }
    expect(shown.sort()).toEqual([
      'api-key',
      'backup-schedule',
      'ip',
      'project',
      'role',
      'security-group',
      'snapshot',
      'vm',
      'volume',
      'vpc',
    ])
  })
})

describe('what cannot be read', () => {
  const vms = '/api/v1/vms'
  const FAULTS: [string, Fault[], BlindReason][] = [
    ['a kind that our key may not see', [{ kind: 'forbidden', path: vms }], 'forbidden'],
    ['pages that hold less than they should', [{ kind: 'lying-total', path: vms, rows: 3 }], 'incomplete'],
    [
      'rows that move from page to page',
      [
        { kind: 'small-pages', path: vms, rows: 1 },
        { kind: 'shifting-rows', path: vms, rows: 1 },
      ],
      'incomplete',
    ],
  ]

  it.each(FAULTS)('%s: shown with its reason and its age, and nothing of it is gone', async (_, faults, reason) => {
    const accountId = await connect()
    await syncAccount({ accountId, trigger: 'schedule' })
    const before = await viewer.json<ResourcesAnswer>('GET', '/api/resources?kind=vm')
    expect(before.total).toBe(3)
    expect(before.data.every(({ blind }) => blind === null)).toBe(true)
    for (const fault of faults) raff.faults.add(fault)
    expect(await syncAccount({ accountId, trigger: 'schedule' })).toMatchObject({ state: 'partial' })

    const { blindSpots, last, kinds, lastCompleteAt } = await state()
    const spot = blindSpots.find(({ kind }) => kind === 'vm')
    expect(spot).toMatchObject({ projectId: null, reason })
    expect(spot?.sentence).toMatch(/^Servers were not fully read: .+\.$/)
    expect(last?.summary).toContain('Servers could not be fully read.')
    const after = await viewer.json<ResourcesAnswer>('GET', '/api/resources?kind=vm')
    expect(after.data.map(({ id, goneAt }) => ({ id, goneAt }))).toEqual(
      before.data.map(({ id }) => ({ id, goneAt: null })),
    )
    expect(after.data.every(({ blind }) => blind === spot?.sentence)).toBe(true)
    // how old it is does not get younger by asking in vain
    expect(after.asOf).toBe(before.asOf)
    expect(lastCompleteAt).toBe(before.asOf)
    const servers = kinds.find(({ kind }) => kind === 'vm')
    expect(servers?.completeAt).toBe(before.asOf)
    expect((servers?.triedAt ?? '') > before.asOf).toBe(true)
    const detail = await viewer.json<ResourceAnswer>('GET', `/api/resources/${after.data[0]?.id}`)
    expect(detail.freshness.blind).toBe(spot?.sentence)

    raff.faults.clear()
    await syncAccount({ accountId, trigger: 'schedule' })
    expect((await state()).blindSpots).toEqual([])
    expect(await database().change.count({ where: { accountId, what: { in: ['gone', 'returned'] } } })).toBe(0)
  })

  it('because the key shows another account now, is refused and explained, and said once in the log', async () => {
    const accountId = await connect()
    await syncAccount({ accountId, trigger: 'schedule' })
    const before = await database().resource.findMany({ where: { accountId }, orderBy: { id: 'asc' } })
    const { port } = raff
    const swapped = raff.state()
    swapped.account.id = crypto.randomUUID()
    await raff.close()
    raff = await startPractice({ state: swapped, port, speed: 0 })
    for (let time = 0; time < 2; time++)
      expect(await syncAccount({ accountId, trigger: 'schedule' })).toMatchObject({ state: 'refused' })
    expect(await database().resource.findMany({ where: { accountId }, orderBy: { id: 'asc' } })).toEqual(before)
    const { last, blindSpots } = await state()
    expect(last?.problem).toContain('different Raff account')
    expect(blindSpots.every(({ reason }) => reason === 'other-account')).toBe(true)
    expect(await database().auditEntry.count({ where: { action: 'sync.refused' } })).toBe(1)
  })

  it('of an account without anything, is nothing: no rows, no cost, no blindness', async () => {
    const accountId = await connect()
    const { total, data } = await viewer.json<ResourcesAnswer>('GET', `/api/resources?account=${accountId}`)
    expect({ total, data }).toEqual({ total: 0, data: [] })
    expect(await viewer.json('GET', '/api/resources/totals?group=project')).toMatchObject({
      total: { count: 0, monthlyCost: 0, unknownCosts: 0 },
      groups: [],
    })
    expect(await state()).toMatchObject({ lastCompleteAt: null, kinds: [], blindSpots: [], last: null })
  })
})
