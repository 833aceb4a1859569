import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { masterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import { closeDatabase, database } from '@/lib/db/client'
import { RULES } from '@/lib/domain/findings/all-rules'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { makeCompany } from '@/lib/practice/company/make-company'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { recomputeFindings } from '@/lib/server/recompute-findings'
import { syncInventory } from '@/lib/server/sync-inventory'
import { givenPerson } from '../support/people'
import { approve, ask, runThrough, type SharedClock, type Someone, sharedClock, someone } from '../support/requests'
import { givenSyncedAccount, type SyncedAccount, sourceOf, unpaced } from '../support/synced-account'
import { testDatabase } from '../support/test-database'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = Date.now()
/** A day of the company's past that was read as well: what was off by then, or left since, has its history. */
const DAYS_BEFORE = 36
/** Between two requests, for the practice account's rate limit: only the one that this file asks for should slow us down. */
const UNHURRIED_MS = 50

const FIREWALL = 'office-web'

let practice: Practice
let account: SyncedAccount
let clock: SharedClock
let admin: Someone
let mia: Someone
let approvers: Someone[]
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-every-finding-'))

beforeAll(async () => {
  await testDatabase()
  let machine = NOW
  const realTime = () => {
    machine += UNHURRIED_MS
    return machine
  }
  const state = makeCompany({ seed: 'every-finding', now: NOW })
  practice = await startPractice({ state, now: NOW, speed: 0, realTime })
  clock = sharedClock(practice)
  process.env.RAFF_API_URL = practice.url
  process.env.STOCKTAKE_DATA_DIR = dataDir
  writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
  account = await givenSyncedAccount(practice, practice.keys.read, unpaced)
  await readAsItWas(NOW - DAYS_BEFORE * DAY_MS)
  admin = await someone('admin', 'Ada')
  mia = await someone('member', 'Mia')
  approvers = [await someone('approver', 'Ann'), await someone('approver', 'Bob')]
  await connect('read')
  await connect('act')
  await readNow()
  await recomputeFindings(account.id)
}, 60_000)

afterEach(() => practice.faults.clear())

afterAll(async () => {
  await closeRaffConnections()
  await practice.close()
  await closeDatabase()
  fs.rmSync(dataDir, { recursive: true, force: true })
})

async function readAsItWas(at: number): Promise<void> {
  const source = sourceOf(account.id, `${practice.url}/__practice/past/${at}`, practice.keys.read ?? '', unpaced)
  const order = { source, trigger: 'schedule', changedInterfacesOnly: true } as const
  expect(await syncInventory(order, () => new Date(at))).toMatchObject({ state: 'done' })
}

async function readNow() {
  const ahead = (await clock.now()).getTime() - Date.now()
  return account.sync({ changedInterfacesOnly: true }, () => new Date(Date.now() + ahead))
}

async function connect(purpose: string, as = purpose): Promise<void> {
  const body = { name: purpose, purpose: as, key: practice.keys[purpose] ?? '', account: account.id }
  const response = await admin.browser.send('POST', '/api/connections', body)
  expect({ purpose, status: response.status }).toEqual({ purpose, status: 201 })
}

async function idOf(kind: Kind, name: string): Promise<string> {
  const where = { accountId: account.id, kind, name, gone: false }
  return (await database().resource.findFirstOrThrow({ where, select: { id: true } })).id
}

const oneOf = async (kind: Kind) =>
  (await database().resource.findFirstOrThrow({ where: { accountId: account.id, kind, gone: false } })).id

const own = async (by: Someone, id: string, owner: { id: string }) =>
  by.browser.json('PATCH', `/api/resources/${id}/ownership`, { owner: `person:${owner.id}` })

/** What is open, worked out anew: the names of what it is about. */
async function found(code: string, later = 0): Promise<string[]> {
  await recomputeFindings(account.id, new Date((await clock.now()).getTime() + later))
  return known(code)
}

/** What was open when it was last worked out. */
async function known(code: string): Promise<string[]> {
  const rows = await database().finding.findMany({ where: { accountId: account.id, code, open: true } })
  return rows.map(({ name }) => name).sort()
}

describe('at the sample company, read over HTTP', () => {
  it('a key for looking that can do everything is found once it is connected', async () => {
    expect(await known('connection-too-strong')).toEqual([])
    await connect('owner', 'read')
    expect(await found('connection-too-strong')).toEqual(['owner'])
  })

  it('a key of Stocktake’s own is found once Raff says that it ends soon', async () => {
    expect(await known('connection-ending')).toEqual([])
    const [row] = [...practice.store.apiKeys.all()].filter(({ name }) => name === 'stocktake-read')
    if (row) practice.store.apiKeys.change(row, { expiresAt: NOW + 10 * DAY_MS })
    const { id } = await database().connection.findFirstOrThrow({ where: { name: 'read' } })
    await admin.browser.json('POST', `/api/connections/${id}/check`)
    expect(await found('connection-ending')).toEqual(['read'])
  })

  it('a project whose confirmed environment contradicts the tags in it is found', async () => {
    expect(await known('environment-mismatch')).toEqual([])
    const project = await idOf('project', 'Northlight Museum')
    await admin.browser.json('PUT', `/api/projects/${project}/environment`, { environment: 'staging' })
    const names = await found('environment-mismatch')
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !name.startsWith('northlight'))).toEqual([])
  })

  it('a thing whose owner is switched off is found', async () => {
    const lee = await givenPerson({ name: 'Lee' })
    await own(admin, await idOf('vm', 'office-stats-01'), lee)
    expect(await found('owner-gone')).toEqual([])
    await admin.browser.json('PATCH', `/api/people/${lee.id}`, { switchedOff: true })
    expect(await found('owner-gone')).toEqual(['office-stats-01'])
  })

  it('a thing whose owner confirmed it longer ago than the policy allows is found', async () => {
    const resourceId = await idOf('security-group', FIREWALL)
    await own(mia, resourceId, mia)
    expect(await found('owner-unconfirmed')).toEqual([])
    const confirmedAt = new Date(NOW - 91 * DAY_MS)
    await database().ownership.update({ where: { resourceId }, data: { confirmedAt } })
    await database().resource.update({ where: { id: resourceId }, data: { ownerConfirmedAt: confirmedAt } })
    expect(await found('owner-unconfirmed')).toEqual([FIREWALL])
  })

  it('a thing that was to be looked at again by now is found, until another day is set', async () => {
    const resourceId = await oneOf('ssh-key')
    const again = (reviewOn: string) =>
      admin.browser.json('PATCH', `/api/resources/${resourceId}/ownership`, { reviewOn })
    await again('2099-12-31')
    expect(await found('review-due')).toEqual([])
    await again('2026-01-31')
    expect(await found('review-due')).toHaveLength(1)
  })

  it('an end that was set for a network, which no action of ours ends, is found once it is over', async () => {
    const resourceId = await oneOf('vpc')
    const before = await found('past-its-end')
    await admin.browser.json('PATCH', `/api/resources/${resourceId}/ownership`, { endsOn: '2026-01-31' })
    expect(await found('past-its-end')).toHaveLength(before.length + 1)
  })

  it('access for a while that nobody closed at its end is found', async () => {
    await openForAWhile()
    await readNow()
    expect(await found('temporary-access-over')).toEqual([])
    clock.pass(HOUR_MS)
    expect(await found('temporary-access-over')).toEqual([FIREWALL])
  })

  it('a kind that Raff forbids during a sync is found', async () => {
    practice.faults.add({ kind: 'forbidden', path: '/api/v1/vpcs' })
    expect(await known('kind-unreadable')).toEqual([])
    expect(await readNow()).toMatchObject({ state: 'partial' })
    expect(await found('kind-unreadable')).toHaveLength(1)
  })

  it('being asked to slow down is found after three readings in a row', async () => {
    practice.faults.add({ kind: 'forbidden', path: '/api/v1/vpcs' })
    practice.faults.add({ kind: 'rate-limited', path: '/api/v1/ssh-keys', seconds: 1 })
    await readNow()
    await readNow()
    expect(await found('rate-limited')).toEqual([])
    await readNow()
    expect(await found('rate-limited')).toHaveLength(1)
  })

  it('that nothing was read for hours is found, and with it there is an example of all that Stocktake looks for', async () => {
    expect(await known('sync-late')).toEqual([])
    expect(await found('sync-late', 5 * HOUR_MS)).toHaveLength(1)
    const open = await database().finding.groupBy({ by: ['code'], where: { accountId: account.id, open: true } })
    expect(open.map(({ code }) => code).sort()).toEqual(RULES.map(({ code }) => code).sort())
  })
})

async function openForAWhile(): Promise<void> {
  const params = { ip: '198.51.100.7', ports: '22', minutes: 30 }
  const targets = [await idOf('security-group', FIREWALL)]
  const request = await ask(mia, { action: 'security-group.temporary-access', targets, params })
  // it is in production
  for (const approver of approvers) await approve(approver, request)
  clock.pass(31 * 60_000)
  const lets = () =>
    [...practice.store.securityGroups.all()].some(({ rules }) => rules.some(({ ip }) => ip === params.ip))
  await runThrough(request.id, clock, lets)
  expect(lets()).toBe(true)
}
