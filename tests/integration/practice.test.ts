import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { masterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import type { ConnectionsAnswer } from '@/lib/contracts/connections'
import type { PracticeAnswer } from '@/lib/contracts/practice'
import { closeDatabase } from '@/lib/db/client'
import { openControlSocket } from '@/lib/launch/control-socket.mjs'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { listAudit } from '@/lib/server/list-audit'
import { makeWelcomeLink } from '@/lib/server/make-welcome-link'
import { openReader } from '@/lib/server/open-reader'
import { Browser } from '../support/browser'
import { testDatabase } from '../support/test-database'

let real: Practice
let running: Practice | null = null
let starts = 0
let left = 0
let sql: Client
let control: Awaited<ReturnType<typeof openControlSocket>>
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-practice-'))

/** What the launcher does: one practice account, on whatever port it gets. */
async function practice(): Promise<Practice> {
  if (!running) starts += 1
  running ??= await startPractice({ state: smallAccount({ seed: 'practice', now: Date.now() }) })
  return running
}

async function stop() {
  await running?.close()
  running = null
}

beforeAll(async () => {
  sql = new Client({ connectionString: await testDatabase() })
  await sql.connect()
  real = await startPractice({ state: smallAccount({ seed: 'real', now: Date.now() }) })
  control = await openControlSocket(dataDir, {
    'start-practice': async () => {
      const { url, keys } = await practice()
      return { event: 'ready', url, keys }
    },
    'leave-practice': async () => {
      left += 1
      await stop()
      return { event: 'stopped' }
    },
  })
  process.env.RAFF_API_URL = real.url
  process.env.STOCKTAKE_DATA_DIR = dataDir
  process.env.STOCKTAKE_CONTROL = control.path
  writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
})

beforeEach(async () => {
  await sql.query(
    'TRUNCATE sealed_key, connection, raff_account, sample_sign_in, session, invitation, sign_in_throttle, person CASCADE',
  )
})

afterAll(async () => {
  await closeRaffConnections()
  await control.close()
  await stop()
  await real.close()
  await sql.end()
  await closeDatabase()
})

async function welcomeToken(): Promise<string> {
  const link = await makeWelcomeLink({ actor: { kind: 'operator', name: 'Command line' } })
  return new URL(link?.url ?? '').searchParams.get('token') ?? ''
}

/** The one click on the welcome page. */
async function explore(token?: string): Promise<Browser> {
  const browser = new Browser()
  const response = await browser.send('POST', '/api/welcome/explore', { token: token ?? (await welcomeToken()) })
  expect(response.status).toBe(200)
  return browser
}

const samples = async (browser: Browser) => (await browser.json<PracticeAnswer>('GET', '/api/practice')).people
const connections = (browser: Browser) => browser.json<ConnectionsAnswer>('GET', '/api/connections')
const ME = { name: 'Ada Real', email: 'ada@example.com', password: 'a calm whale sings at dusk' }
const REAL = { name: 'Reading', purpose: 'read' }

async function connectReal(browser: Browser): Promise<Response> {
  return browser.send('POST', '/api/connections', { ...REAL, key: real.keys.read })
}

describe('exploring from the welcome page', () => {
  test('signs in with one click, with both keys of the practice account connected like any others', async () => {
    const browser = await explore()
    expect(await browser.json('GET', '/api/me')).toMatchObject({ role: 'admin', hasPassword: false })
    const { data } = await connections(browser)
    expect(
      data.map(({ name, purpose, status, account }) => ({ name, purpose, status, practice: account.practice })),
    ).toEqual([
      { name: 'Reading', purpose: 'read', status: 'working', practice: true },
      { name: 'Acting', purpose: 'act', status: 'working', practice: true },
    ])
    const { raff } = await openReader(data[0]?.id ?? '')
    expect((await raff.vms.list()).rows.length).toBeGreaterThan(0)
  })

  test('shows sample people who can really sign in: a viewer, a member and two approvers', async () => {
    const people = await samples(await explore())
    expect(people.map(({ role }) => role)).toEqual(['viewer', 'member', 'approver', 'approver'])
    for (const { email, password, role } of people) {
      const browser = new Browser()
      expect((await browser.signIn(email, password)).status).toBe(200)
      expect(await browser.json('GET', '/api/me')).toMatchObject({ role })
    }
  })

  test('twice, with the same link, is the same explorer, account and people', async () => {
    const token = await welcomeToken()
    const [one, two] = [await explore(token), await explore(token)]
    const me = (browser: Browser) => browser.json<{ id: string }>('GET', '/api/me')
    expect((await me(one)).id).toBe((await me(two)).id)
    expect((await connections(two)).total).toBe(2)
    expect(await samples(two)).toEqual(await samples(one))
  })

  test('needs the link, and only as long as nobody looks after the installation', async () => {
    const token = await welcomeToken()
    const refused = await new Browser().send('POST', '/api/welcome/explore', { token: 'made-up' })
    expect(refused.status).toBe(404)
    await new Browser().json('POST', '/api/welcome', { token, ...ME })
    expect((await new Browser().send('POST', '/api/welcome/explore', { token })).status).toBe(410)
  })

  test('is on record', async () => {
    await explore()
    const { data } = await listAudit({ limit: 8 })
    expect(data.map(({ action }) => action)).toEqual([
      'session.signed-in',
      ...Array(4).fill('practice.sample-person'),
      'practice.explored',
      'installation.explorer',
      'installation.welcome-link',
    ])
  })

  test('leaves the link open for becoming the first admin, who stays the same person', async () => {
    const token = await welcomeToken()
    const browser = await explore(token)
    const { id } = await browser.json<{ id: string }>('GET', '/api/me')
    await new Browser().json('POST', '/api/welcome', { token, ...ME })
    expect(await browser.json('GET', '/api/me')).toMatchObject({
      id,
      name: ME.name,
      email: ME.email,
      hasPassword: true,
    })
  })
})

describe('an explorer', () => {
  test('connects no real key before there is a sign-in of their own', async () => {
    const browser = await explore()
    const refused = await connectReal(browser)
    expect(refused.status).toBe(409)
    expect((await refused.json()).error.message).toContain('set up your own sign-in')
    expect((await connections(browser)).total).toBe(2)

    expect(await browser.json('POST', '/api/me/sign-in', ME)).toEqual({ email: ME.email })
    expect((await connectReal(browser)).status).toBe(201)
  })

  test('sets up a sign-in once, and anybody else not at all', async () => {
    const browser = await explore()
    await browser.json('POST', '/api/me/sign-in', ME)
    const again = await browser.send('POST', '/api/me/sign-in', { ...ME, email: 'eve@example.com' })
    expect(again.status).toBe(409)
    const back = new Browser()
    expect((await back.signIn(ME.email, ME.password)).status).toBe(200)
  })

  test('may connect other keys of the practice account without being asked where they belong', async () => {
    const browser = await explore()
    const { keys } = await practice()
    const owner = await browser.json<{ account: { practice: boolean }; warnings: { code: string }[] }>(
      'POST',
      '/api/connections',
      { name: 'Too strong', purpose: 'read', key: keys.owner },
    )
    expect(owner.account.practice).toBe(true)
    expect(owner.warnings[0]?.code).toBe('owner')
  })
})

describe('the first key of a real account', () => {
  test('ends the practice account in the same moment: sample people out, keys gone, process stopped', async () => {
    const browser = await explore()
    const people = await samples(browser)
    const [sample] = people
    const window = new Browser()
    await window.signIn(sample?.email ?? '', sample?.password ?? '')
    await browser.json('POST', '/api/me/sign-in', ME)
    const before = left
    expect((await connectReal(browser)).status).toBe(201)

    expect(await window.isSignedIn).toBe(false)
    for (const { email, password } of people) expect((await new Browser().signIn(email, password)).status).toBe(401)
    const { data } = await connections(browser)
    expect(data.map(({ account }) => account.practice)).toEqual([false])
    expect((await sql.query('SELECT count(*)::int AS n FROM sealed_key')).rows).toEqual([{ n: 1 }])
    expect((await sql.query('SELECT count(*)::int AS n FROM sample_sign_in')).rows).toEqual([{ n: 0 }])
    expect(await browser.json('GET', '/api/practice')).toEqual({ open: false, possible: false, people: [] })
    expect(left).toBe(before + 1)
    expect(running).toBeNull()
  })

  test('that Raff refuses leaves everything as it was', async () => {
    const browser = await explore()
    await browser.json('POST', '/api/me/sign-in', ME)
    const refused = await browser.send('POST', '/api/connections', { ...REAL, key: real.keys.expired })
    expect(refused.status).toBe(400)
    expect(await samples(browser)).toHaveLength(4)
    expect((await connections(browser)).total).toBe(2)
  })

  test('keeps the practice account closed from then on', async () => {
    const browser = await explore()
    await browser.json('POST', '/api/me/sign-in', ME)
    await connectReal(browser)
    const refused = await browser.send('POST', '/api/practice')
    expect(refused.status).toBe(409)
    expect((await refused.json()).error.message).toContain('never shown beside it')
    expect(running).toBeNull()
  })

  test('keeps sample people out even when somebody switches them on again', async () => {
    const browser = await explore()
    const [sample] = await samples(browser)
    await browser.json('POST', '/api/me/sign-in', ME)
    await connectReal(browser)
    const { rows } = await sql.query('SELECT id FROM person WHERE email = $1', [sample?.email])
    await browser.json('PATCH', `/api/people/${rows[0].id}`, { switchedOff: false })
    expect((await new Browser().signIn(sample?.email ?? '', sample?.password ?? '')).status).toBe(401)
  })
})

describe('the practice account', () => {
  test('is found again when it answers somewhere else after a restart', async () => {
    const browser = await explore()
    const { data } = await connections(browser)
    const before = running?.port
    await stop()
    const { raff, connection } = await openReader(data[0]?.id ?? '')
    expect((await raff.projects.list()).rows.length).toBeGreaterThan(0)
    expect(running?.port).not.toBe(before)
    const { rows } = await sql.query('SELECT api_url FROM raff_account WHERE id = $1', [connection.account.id])
    expect(rows).toEqual([{ api_url: running?.url }])
  })

  test('is left and explored again by an admin, with new passwords for its people', async () => {
    const browser = await explore()
    const before = await samples(browser)
    const closed = await browser.json<PracticeAnswer>('DELETE', '/api/practice')
    expect(closed).toEqual({ open: false, possible: true, people: [] })
    expect((await connections(browser)).total).toBe(0)
    const reopened = await browser.json<PracticeAnswer>('POST', '/api/practice')
    expect(reopened.open).toBe(true)
    expect(reopened.people.map(({ email }) => email)).toEqual(before.map(({ email }) => email))
    expect(reopened.people[0]?.password).not.toBe(before[0]?.password)
    expect((await connections(browser)).total).toBe(2)
  })

  test('is started only when somebody asks for it', async () => {
    await stop()
    const before = starts
    const token = await welcomeToken()
    await new Browser().json('POST', '/api/welcome', { token, ...ME })
    const browser = new Browser()
    await browser.signIn(ME.email, ME.password)
    await connectReal(browser)
    await connections(browser)
    expect(starts).toBe(before)
  })
})
