import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { masterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import type { ConnectionAnswer } from '@/lib/contracts/connections'
import { closeDatabase } from '@/lib/db/client'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { Browser } from '../support/browser'
import { routeModule } from '../support/in-process-api'
import { signInWithRole } from '../support/people'
import { testDatabase } from '../support/test-database'

let raff: Practice
let sql: Client
let admin: Browser
let viewer: Browser
let read: ConnectionAnswer
let act: ConnectionAnswer
let projectId: string
let vmId: string

beforeAll(async () => {
  sql = new Client({ connectionString: await testDatabase() })
  await sql.connect()
  raff = await startPractice({ state: smallAccount({ seed: 'proxy', now: Date.now() }) })
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-proxy-'))
  writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
  process.env.RAFF_API_URL = raff.url
  process.env.STOCKTAKE_DATA_DIR = dataDir
  admin = await signInWithRole('admin')
  viewer = await signInWithRole('viewer')
  const add = (purpose: string) =>
    admin.json<ConnectionAnswer>('POST', '/api/connections', { name: purpose, purpose, key: raff.keys[purpose] })
  read = await add('read')
  act = await add('act')
  const vm = [...raff.store.vms.all()][0]
  projectId = vm?.projectId ?? ''
  vmId = vm?.id ?? ''
})

afterEach(() => raff.faults.clear())

afterAll(async () => {
  await closeRaffConnections()
  await raff.close()
  await sql.end()
  await closeDatabase()
})

const ask = (rest: string, headers: Record<string, string> = {}) => viewer.get(`/api/raff/${read.id}/${rest}`, headers)

async function expectNotSent(asking: () => Promise<Response>): Promise<Response> {
  const before = raff.requests.total
  const response = await asking()
  expect(raff.requests.total).toBe(before)
  return response
}

describe('the proxy', () => {
  test.each([
    () => 'vms',
    () => `vms?project_id=${projectId}&limit=1`,
    () => `vms/${vmId}`,
    () => `vms/${vmId}/networks`,
    () => `ips?project_id=${projectId}`,
    () => 'backups?limit=5',
    () => 'api-keys',
  ])('answers a viewer what Raff says right now (%#)', async (rest) => {
    const response = await ask(rest())
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ success: true, data: expect.anything() })
  })

  test('passes on nothing of Raff’s headers, and lets no cache keep the answer', async () => {
    const { headers } = await ask('vms')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('content-type')).toContain('application/json')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(
      [...headers.keys()].filter((name) => /ratelimit|set-cookie|server|connection|transfer|etag/.test(name)),
    ).toEqual([])
  })

  test('adds the project and the key on the server, and nothing the browser sent', async () => {
    const response = await ask(`ips?project_id=${projectId}`, {
      accept: 'text/html',
      'x-extra': 'no',
      'accept-language': 'de',
    })
    expect(response.status).toBe(200)
    expect(JSON.stringify(await response.json())).not.toContain((raff.keys.read ?? '').slice(13))
  })

  test.each([
    ['an encoded slash', () => 'vms%2Fabc', 404],
    ['an encoded backslash', () => 'vms%5Cabc', 404],
    ['a doubly encoded slash', () => 'vms%252Fabc', 404],
    ['encoded dots before an encoded slash', () => '%2e%2e%2fapi-keys', 404],
    ['an absolute address', () => 'https://elsewhere.example/vms', 404],
    ['an address without a scheme', () => '/elsewhere.example/vms', 404],
    ['a host in front', () => 'elsewhere.example:443/vms', 404],
    ['a line break', () => 'vms%0d%0aX-API-Key:x', 404],
    ['a null byte', () => 'vms%00', 400],
    ['a call that is not on the list', () => `vms/${vmId}/notes`, 404],
    ['a call that changes something', () => `vms/${vmId}/start`, 404],
    ['the health of Raff', () => 'health', 404],
    ['a parameter nobody needs', () => 'vms?secret=1', 400],
    ['a parameter twice', () => 'vms?limit=1&limit=2', 400],
    ['a page too large', () => 'vms?limit=100000', 400],
    ['addresses without a project', () => 'ips', 400],
  ])('refuses %s without asking Raff', async (_, rest, status) => {
    const response = await expectNotSent(() => ask(rest()))
    expect(response.status).toBe(status)
    expect((await response.json()).error.message).not.toBe('')
  })

  test('cannot be led out of its folder: dots are resolved before they could reach Raff', async () => {
    for (const rest of ['../../me', 'vms/../../../me', '..%2f..%2fme', 'vms/%2e%2e/health']) {
      const before = raff.requests.total
      const url = new URL(`/api/raff/${read.id}/${rest}`, 'http://localhost:3000')
      if (!url.pathname.startsWith(`/api/raff/${read.id}/`)) continue
      await expectNotSent(() => viewer.get(url.pathname))
      expect(raff.requests.total).toBe(before)
    }
  })

  test.each(['x-api-key', 'x-project-id', 'authorization', 'x-http-method-override'])(
    'refuses a request that brings its own %s',
    async (header) => {
      const response = await expectNotSent(() => ask('vms', { [header]: 'raff_'.padEnd(69, '0') }))
      expect(response.status).toBe(400)
      expect((await response.json()).error.fields).toHaveProperty(header)
    },
  )

  test('knows no other method than GET', async () => {
    const { GET, ...others } = await routeModule('/api/raff/[connectionId]/[...path]')
    expect(GET).toBeDefined()
    expect(Object.keys(others).filter((name) => name === name.toUpperCase())).toEqual([])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await expectNotSent(() => viewer.send(method, `/api/raff/${read.id}/vms`))).status).toBe(405)
  })

  test('takes no key for acting, no unknown and no removed connection, and nobody who is not signed in', async () => {
    expect((await expectNotSent(() => viewer.get(`/api/raff/${act.id}/vms`))).status).toBe(403)
    const nobody = '00000000-0000-7000-8000-000000000000'
    expect((await expectNotSent(() => viewer.get(`/api/raff/${nobody}/vms`))).status).toBe(404)
    expect((await expectNotSent(() => viewer.get('/api/raff/elsewhere.example/vms'))).status).toBe(400)
    expect((await expectNotSent(() => new Browser().get(`/api/raff/${read.id}/vms`))).status).toBe(401)
  })

  test('says that something is not there as Raff does', async () => {
    expect((await ask('vms/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  test('answers Raff’s refusal of the key as trouble with Raff, not with the sign-in, and the connection shows it', async () => {
    raff.faults.add({ kind: 'unauthorized' })
    const response = await ask('vms')
    expect(response.status).toBe(503)
    const status = () => admin.json<ConnectionAnswer>('GET', `/api/connections/${read.id}`).then((one) => one.status)
    await expect.poll(status).toBe('refused')
    raff.faults.clear()
    await admin.json('POST', `/api/connections/${read.id}/check`)
    expect(await status()).toBe('working')
  })

  test.each(['not-json', 'cut-body', 'half-json'] as const)('answers %s of Raff with a clear refusal', async (kind) => {
    raff.faults.add({ kind })
    const response = await ask('vms')
    expect(response.status).toBe(503)
    expect((await response.json()).error.code).toBe('unavailable')
  })

  test('gives up on an answer that does not come', async () => {
    raff.faults.add({ kind: 'hang' })
    expect((await ask('vms')).status).toBe(503)
  })

  test('shows no more than the prefix of a key, whoever wrote it into a name', async () => {
    const key = raff.keys.read ?? ''
    const vm = raff.store.vms.get(vmId)
    if (vm) raff.store.vms.change(vm, { name: `use ${key}` })
    const text = await (await ask(`vms/${vmId}`)).text()
    expect(text).toContain(`use ${key.slice(0, 13)}…`)
    expect(text).not.toContain(key.slice(13))
  })
})
