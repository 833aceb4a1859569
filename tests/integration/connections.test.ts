import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { masterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import type { ConnectionAnswer, ConnectionsAnswer, StoredConnectionAnswer } from '@/lib/contracts/connections'
import type { ErrorAnswer } from '@/lib/contracts/errors'
import { closeDatabase } from '@/lib/db/client'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { checkConnection } from '@/lib/server/check-connection'
import { listAudit } from '@/lib/server/list-audit'
import { openActor } from '@/lib/server/open-actor'
import { openReader } from '@/lib/server/open-reader'
import { recheckConnections } from '@/lib/server/recheck-connections'
import type { Browser } from '../support/browser'
import { madeUpKey } from '../support/connections'
import { signInWithRole } from '../support/people'
import { testDatabase } from '../support/test-database'

const DAY_MS = 86_400_000

let raff: Practice
let sql: Client
let admin: Browser
let viewer: Browser
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-connections-'))

beforeAll(async () => {
  const connectionString = await testDatabase()
  raff = await startPractice({ state: smallAccount({ seed: 'connections', now: Date.now() }) })
  process.env.RAFF_API_URL = raff.url
  process.env.STOCKTAKE_DATA_DIR = dataDir
  sql = new Client({ connectionString })
  await sql.connect()
  admin = await signInWithRole('admin')
  viewer = await signInWithRole('viewer')
})

beforeEach(async () => {
  await sql.query('TRUNCATE sealed_key, connection, raff_account CASCADE')
  writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
})

afterEach(() => raff.faults.clear())

afterAll(async () => {
  await closeRaffConnections()
  await raff.close()
  await sql.end()
  await closeDatabase()
})

const keyOf = (purpose: string) => raff.keys[purpose] ?? ''

function add(body: { name?: string; purpose?: string; key: string; account?: string }): Promise<Response> {
  return admin.send('POST', '/api/connections', { name: 'Reading', purpose: 'read', ...body })
}

async function connect(
  purpose: string,
  body: { name?: string; purpose?: string } = {},
): Promise<StoredConnectionAnswer> {
  const response = await add({ key: keyOf(purpose), ...body })
  expect(response.status).toBe(201)
  return response.json()
}

async function refusal(response: Response): Promise<ErrorAnswer['error'] & { status: number }> {
  const { error } = (await response.json()) as ErrorAnswer
  return { ...error, status: response.status }
}

const list = () => admin.json<ConnectionsAnswer>('GET', '/api/connections')
const check = (id: string) => admin.json<ConnectionAnswer>('POST', `/api/connections/${id}/check`)
const lastEntry = async () => (await listAudit({ limit: 1 })).data[0]

describe('connecting a key', () => {
  test('shows what it reaches in plain words and keeps only its prefix in the open', async () => {
    const stored = await connect('read')
    expect(stored).toMatchObject({
      name: 'Reading',
      purpose: 'read',
      prefix: keyOf('read').slice(0, 13),
      status: 'working',
      problem: null,
      account: { name: 'example.com', practice: false },
      reach: { keyName: 'read', accountRole: { name: 'reader', owner: false }, everyProject: false, blindTo: [] },
    })
    expect(stored.reach.sentence).toBe('It sees 3 projects and can change nothing.')
    expect(stored.reach.projects.map(({ role, destroys }) => ({ role, destroys }))).toEqual(
      Array(3).fill({ role: 'Viewer', destroys: [] }),
    )
    expect(stored.warnings.map(({ code }) => code)).toEqual(['never-expires'])
    expect(JSON.stringify(await list())).not.toContain(keyOf('read').slice(13))
    const { rows } = await sql.query('SELECT * FROM connection JOIN sealed_key ON connection_id = id')
    expect(JSON.stringify(rows)).not.toContain(keyOf('read').slice(13))
  })

  test('is written into the audit log with the prefix and never the key', async () => {
    const { id } = await connect('read')
    const entry = await lastEntry()
    expect(entry).toMatchObject({
      action: 'connection.added',
      outcome: 'done',
      targetId: id,
      connectionPrefix: keyOf('read').slice(0, 13),
      after: { purpose: 'read', account: 'example.com' },
    })
    expect(JSON.stringify(entry)).not.toContain(keyOf('read').slice(13))
  })

  test.each([
    ['trailing spaces', (key: string) => `  ${key}\n`, 0],
    ['a whole shell line', (key: string) => `export RAFF_API_KEY="${key}"`, 1],
    ['a curl call', (key: string) => `curl -H 'X-API-Key: ${key}' https://api.example.com/api/v1/vms`, 1],
    ['a key broken over two lines', (key: string) => `${key.slice(0, 30)}\n${key.slice(30)}`, 1],
  ])('takes %s', async (_, pasted, notes) => {
    const response = await add({ key: pasted(keyOf('read')) })
    expect(response.status).toBe(201)
    expect(((await response.json()) as StoredConnectionAnswer).notes).toHaveLength(notes)
  })

  test.each([
    ['nothing', '', 'Paste the key'],
    ['only the prefix', 'raff_0011aabb', 'only the beginning'],
    ['something else', 'hello there', 'no Raff key in this text'],
    ['a key of somebody else', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789', 'GitHub'],
  ])('with %s is refused with help, and Raff is not asked', async (_, key, help) => {
    const asked = raff.requests.total
    const refused = await refusal(await add({ key }))
    expect(refused).toMatchObject({ status: 400, code: 'invalid', fields: { key: expect.stringContaining(help) } })
    expect(raff.requests.total).toBe(asked)
    expect((await list()).total).toBe(0)
  })

  test.each(['expired', 'inactive'])(
    'that is %s saves nothing and says why, and the attempt is on record',
    async (purpose) => {
      const refused = await refusal(await add({ key: keyOf(purpose) }))
      expect(refused).toMatchObject({
        status: 400,
        fields: { key: expect.stringContaining('does not accept this key') },
      })
      expect((await list()).total).toBe(0)
      expect(await lastEntry()).toMatchObject({
        action: 'connection.added',
        outcome: 'refused',
        connectionPrefix: keyOf(purpose).slice(0, 13),
        raffStatus: 401,
      })
    },
  )

  test('twice is refused, with the name it already has', async () => {
    await connect('read', { name: 'Everything' })
    const refused = await refusal(await add({ key: keyOf('read'), purpose: 'act' }))
    expect(refused).toMatchObject({ status: 409, fields: { key: expect.stringContaining('“Everything”') } })
    expect((await list()).total).toBe(1)
  })

  test('from two browsers at once stores it once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => add({ key: keyOf('read') })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    const { rows } = await sql.query('SELECT count(*)::int AS n FROM raff_account')
    expect(rows).toEqual([{ n: 1 }])
  })

  test('while Raff is away saves nothing and says that the key may be fine', async () => {
    raff.faults.add({ kind: 'server-error' })
    const refused = await refusal(await add({ key: keyOf('read') }))
    expect(refused).toMatchObject({ status: 503, code: 'unavailable' })
    expect(refused.message).toContain('Nothing was saved')
    expect((await list()).total).toBe(0)
  })
})

describe('what is said about a key', () => {
  test.each([
    ['owner', 'read', ['owner', 'never-expires'], 'everything, in every project'],
    ['act', 'read', ['destroys', 'changes-account', 'never-expires'], 'can delete or overwrite servers, disks'],
    ['act', 'act', ['never-expires'], 'can delete or overwrite servers, disks'],
    ['read', 'act', ['cannot-act', 'never-expires'], 'can change nothing'],
    ['owner', 'act', ['owner', 'never-expires'], 'everything, in every project'],
    ['no-backups', 'read', ['blind', 'never-expires'], 'It sees one project and can change nothing.'],
    ['operator', 'read', ['unknown-power', 'blind'], 'what it could change is not known'],
    ['account-only', 'read', ['no-projects', 'changes-account', 'never-expires'], 'It sees no project'],
  ])('%s for purpose %s: %j', async (key, purpose, codes, sentence) => {
    const { warnings, reach } = await connect(key, { purpose })
    expect(warnings.map(({ code }) => code)).toEqual(codes)
    expect(reach.sentence).toContain(sentence)
    for (const warning of warnings) expect(warning.instead.length).toBeGreaterThan(20)
  })

  test('a second key of the same Raff account joins it', async () => {
    const [read, act] = [await connect('read'), await connect('act', { purpose: 'act' })]
    expect(act.account.id).toBe(read.account.id)
  })

  test('a key that does not say whose it is asks, once there is an account it could be of', async () => {
    const access = raff.store.projectMembers.where('apiKeyId', keyRow('operator').id)
    for (const one of access) raff.store.projectMembers.remove(one)
    const { account } = await connect('read')
    const refused = await refusal(await add({ key: keyOf('operator') }))
    expect(refused).toMatchObject({ status: 409, fields: { account: expect.stringContaining('example.com') } })

    const joined = (await (await add({ key: keyOf('operator'), account: account.id })).json()) as ConnectionAnswer
    expect(joined.account.id).toBe(account.id)
    await admin.json('DELETE', `/api/connections/${joined.id}`)
    const apart = (await (await add({ key: keyOf('operator'), account: 'new' })).json()) as ConnectionAnswer
    expect(apart.account).toMatchObject({ name: 'Raff' })
    for (const one of access) raff.store.projectMembers.add(one)
  })

  test('a key of one account is not filed under another', async () => {
    const access = raff.store.projectMembers.where('apiKeyId', keyRow('operator').id)
    for (const one of access) raff.store.projectMembers.remove(one)
    const { account } = (await (await add({ key: keyOf('operator') })).json()) as ConnectionAnswer
    await connect('read').catch(() => undefined)
    const { id } = (await (await add({ key: keyOf('read'), account: 'new' })).json()) as ConnectionAnswer
    const refused = await refusal(await add({ key: keyOf('owner'), account: account.id }))
    expect(refused).toMatchObject({
      status: 409,
      fields: { account: expect.stringContaining('belongs to example.com') },
    })
    expect(id).toBeTruthy()
    for (const one of access) raff.store.projectMembers.add(one)
  })
})

describe('a stored key', () => {
  test('that is switched off at Raff is shown as refused, and working again once it is back on', async () => {
    const { id } = await connect('read')
    const row = keyRow('read')
    raff.store.apiKeys.change(row, { isActive: false })
    expect(await check(id)).toMatchObject({
      status: 'refused',
      problem: expect.stringContaining('Put a new key in here'),
    })
    expect(await lastEntry()).toMatchObject({ action: 'connection.checked', outcome: 'refused', raffStatus: 401 })
    raff.store.apiKeys.change(row, { isActive: true })
    expect(await check(id)).toMatchObject({ status: 'working', problem: null })
  })

  test('that loses a project is narrowed until it has it back, or until somebody says that this is meant', async () => {
    const { id, reach } = await connect('read')
    const lost = raff.store.projectMembers.where('apiKeyId', keyRow('read').id)[0]
    if (!lost) throw new Error('the key has no project')
    const name = reach.projects.find((project) => project.id === lost.projectId)?.name
    raff.store.projectMembers.remove(lost)
    const narrowed = await check(id)
    expect(narrowed.status).toBe('narrowed')
    expect(narrowed.reach.lost).toEqual([`The project ${name} is out of its reach.`])
    expect((await check(id)).status).toBe('narrowed')
    raff.store.projectMembers.add(lost)
    expect(await check(id)).toMatchObject({ status: 'working', reach: { lost: [] } })

    raff.store.projectMembers.remove(lost)
    await check(id)
    const accepted = await admin.json<ConnectionAnswer>('PATCH', `/api/connections/${id}`, { acceptReach: true })
    expect(accepted).toMatchObject({ status: 'working', reach: { lost: [] } })
    expect(await lastEntry()).toMatchObject({
      action: 'connection.reach-accepted',
      after: { lost: narrowed.reach.lost },
    })
    expect((await check(id)).status).toBe('working')
    raff.store.projectMembers.add(lost)
  })

  test('that ends within two weeks is shown as expiring, and as expired from its last moment on', async () => {
    const row = keyRow('read')
    raff.store.apiKeys.change(row, { expiresAt: Date.now() + 13 * DAY_MS })
    const { id, status } = await connect('read')
    expect(status).toBe('expiring')
    await sql.query(`UPDATE connection SET key_expires_at = now() - interval '1 second'`)
    expect((await list()).data[0]).toMatchObject({ status: 'expired' })
    raff.store.apiKeys.change(row, { expiresAt: null })
    expect(await check(id)).toMatchObject({ status: 'working', keyExpiresAt: null })
  })

  test('keeps what was known when Raff cannot be asked, and says when and why', async () => {
    const stored = await connect('read')
    raff.faults.add({ kind: 'server-error' })
    const after = await check(stored.id)
    expect(after).toMatchObject({ status: 'working', lastCheckedAt: stored.lastCheckedAt, reach: stored.reach })
    expect(after.lastAttempt).toContain('did not answer in time')
    expect(after.lastTriedAt > stored.lastTriedAt).toBe(true)
  })

  test('is renamed, and its account too', async () => {
    const { id } = await connect('read')
    const renamed = await admin.json<ConnectionAnswer>('PATCH', `/api/connections/${id}`, {
      name: 'Eyes',
      accountName: 'Shop',
    })
    expect(renamed).toMatchObject({ name: 'Eyes', account: { name: 'Shop' } })
  })

  test('is replaced: nothing of the old one is left', async () => {
    const { id } = await connect('read')
    const before = (await sql.query('SELECT sealed FROM sealed_key')).rows[0].sealed
    const response = await admin.send('PUT', `/api/connections/${id}/key`, { key: ` ${keyOf('no-backups')} ` })
    expect(await response.json()).toMatchObject({ id, prefix: keyOf('no-backups').slice(0, 13), status: 'working' })
    const { rows } = await sql.query('SELECT sealed FROM sealed_key')
    expect(rows).toHaveLength(1)
    expect(rows[0].sealed).not.toBe(before)
    expect(await lastEntry()).toMatchObject({
      action: 'connection.key-replaced',
      before: { prefix: keyOf('read').slice(0, 13) },
      after: { prefix: keyOf('no-backups').slice(0, 13) },
    })
    expect((await connect('read', { name: 'Again' })).status).toBe('working')
  })

  test('stays when the new one does not work', async () => {
    const { id, prefix } = await connect('read')
    const refused = await refusal(await admin.send('PUT', `/api/connections/${id}/key`, { key: madeUpKey() }))
    expect(refused).toMatchObject({ status: 400, fields: { key: expect.stringContaining('does not accept') } })
    expect(await check(id)).toMatchObject({ prefix, status: 'working' })
  })

  test('is removed with its ciphertext, and can be connected again', async () => {
    const { id } = await connect('read')
    expect(await admin.json('DELETE', `/api/connections/${id}`)).toEqual({ done: true })
    expect((await sql.query('SELECT count(*)::int AS n FROM sealed_key')).rows).toEqual([{ n: 0 }])
    expect((await list()).total).toBe(0)
    expect(await lastEntry()).toMatchObject({ action: 'connection.removed', targetId: id })
    expect((await refusal(await admin.send('POST', `/api/connections/${id}/check`))).status).toBe(404)
    await connect('read')
  })

  test('may be seen by everybody who is signed in, and touched by admins only', async () => {
    const { id } = await connect('read')
    expect(await viewer.json<ConnectionsAnswer>('GET', '/api/connections')).toMatchObject({ total: 1 })
    for (const [method, path, body] of [
      ['POST', '', { name: 'x', purpose: 'read', key: keyOf('act') }],
      ['POST', `/${id}/check`, undefined],
      ['PUT', `/${id}/key`, { key: keyOf('act') }],
      ['PATCH', `/${id}`, { name: 'x' }],
      ['DELETE', `/${id}`, undefined],
    ] as const)
      expect((await viewer.send(method, `/api/connections${path}`, body)).status).toBe(403)
  })

  test('is asked about once a day, and only news is written into the log', async () => {
    const { id } = await connect('read')
    const before = await lastEntry()
    expect(await recheckConnections()).toEqual({ checked: 1, failed: 0 })
    expect((await lastEntry())?.seq).toBe(before?.seq)
    raff.store.apiKeys.change(keyRow('read'), { isActive: false })
    await recheckConnections()
    expect(await lastEntry()).toMatchObject({ action: 'connection.checked', actor: 'Stocktake', targetId: id })
    raff.store.apiKeys.change(keyRow('read'), { isActive: true })
  })

  test('that is replaced while it is checked is not called refused for what was asked with the old one', async () => {
    const { id } = await connect('read')
    raff.store.apiKeys.change(keyRow('read'), { isActive: false })
    raff.faults.add({ kind: 'latency', ms: 400, key: keyOf('read').slice(0, 13) })
    const slow = checkConnection(id, { actor: { kind: 'system', name: 'Stocktake' } })
    raff.faults.clear()
    await admin.send('PUT', `/api/connections/${id}/key`, { key: keyOf('owner') })
    await slow
    expect((await list()).data[0]).toMatchObject({ prefix: keyOf('owner').slice(0, 13), status: 'working' })
    raff.store.apiKeys.change(keyRow('read'), { isActive: true })
  })
})

describe('opening a connection', () => {
  test('reads Raff with a key for reading, and never changes anything with it', async () => {
    const { id } = await connect('read')
    const { raff: reader } = await openReader(id)
    expect((await reader.vms.list()).rows.length).toBeGreaterThan(0)
    expect(Object.keys(reader)).not.toContain('write')
    await expect(openActor(id)).rejects.toThrow('stored for reading')
  })

  test('a key for acting is not lent to whoever only wants to look', async () => {
    const { id } = await connect('act', { purpose: 'act' })
    await expect(openReader(id)).rejects.toThrow('only used while an approved request runs')
    const { raff: actor } = await openActor(id)
    expect((await actor.read.projects.list()).rows).toHaveLength(3)
  })
})

describe('another master key than the one that sealed', () => {
  test('names the connections, asks for the keys again, and keeps the ciphertext for the right one', async () => {
    const { id } = await connect('read')
    const right = fs.readFileSync(masterKeyFile(dataDir))
    const { rows } = await sql.query('SELECT sealed FROM sealed_key')
    writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
    expect((await list()).data[0]).toMatchObject({
      status: 'unreadable',
      problem: expect.stringContaining('enter the key again'),
      reach: { keyName: 'read' },
    })
    expect(await check(id)).toMatchObject({ status: 'unreadable' })
    await expect((await openReader(id)).raff.vms.list()).rejects.toThrow('does not have')
    expect((await sql.query('SELECT sealed FROM sealed_key')).rows).toEqual(rows)

    fs.writeFileSync(masterKeyFile(dataDir), right)
    expect(await check(id)).toMatchObject({ status: 'working' })
  })

  test('is healed by entering the same key again', async () => {
    const { id } = await connect('read')
    writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
    const response = await admin.send('PUT', `/api/connections/${id}/key`, { key: keyOf('read') })
    expect(await response.json()).toMatchObject({ id, status: 'working' })
    expect(await check(id)).toMatchObject({ status: 'working' })
  })

  test('without any master key the list still works, and storing says what is missing', async () => {
    await connect('read')
    fs.rmSync(masterKeyFile(dataDir))
    expect((await list()).data[0]).toMatchObject({ status: 'unreadable' })
    const refused = await refusal(await add({ key: keyOf('act') }))
    expect(refused).toMatchObject({ status: 503, message: expect.stringContaining('master key') })
  })
})

describe('a ciphertext that was touched', () => {
  test('swapped between two rows opens neither', async () => {
    const [one, two] = [await connect('read'), await connect('no-backups')]
    await sql.query(
      `UPDATE sealed_key SET sealed = (SELECT sealed FROM sealed_key o WHERE o.connection_id <> sealed_key.connection_id)`,
    )
    for (const { id } of [one, two]) {
      await expect((await openReader(id)).raff.vms.list()).rejects.toThrow('changed after it was stored')
      expect((await check(id)).lastAttempt).toContain('changed after it was stored')
    }
  })

  test('with one character changed anywhere opens nothing', async () => {
    const { id } = await connect('read')
    const { rows } = await sql.query<{ sealed: string }>('SELECT sealed FROM sealed_key')
    const sealed = rows[0]?.sealed ?? ''
    for (let at = 0; at < sealed.length; at += 7) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      await sql.query('UPDATE sealed_key SET sealed = $1', [sealed.slice(0, at) + other + sealed.slice(at + 1)])
      const asked = raff.requests.total
      await expect((await openReader(id)).raff.projects.list()).rejects.toThrow()
      expect(raff.requests.total).toBe(asked)
    }
  })
})

function keyRow(purpose: string) {
  const row = [...raff.store.apiKeys.all()].find((key) => key.prefix === keyOf(purpose).slice(0, 13))
  if (!row) throw new Error(`no key ${purpose}`)
  return row
}
