import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { masterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import type { ConnectionAnswer } from '@/lib/contracts/connections'
import type { LiveAnswer } from '@/lib/contracts/resource'
import { closeDatabase, database } from '@/lib/db/client'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { syncInventory } from '@/lib/server/sync-inventory'
import type { Browser } from '../support/browser'
import { signInWithRole } from '../support/people'
import { sourceOf } from '../support/synced-account'
import { testDatabase } from '../support/test-database'

let raff: Practice
let viewer: Browser

beforeAll(async () => {
  await testDatabase()
  raff = await startPractice({ state: smallAccount({ seed: 'live', now: Date.now() }), speed: 0 })
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-live-'))
  writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
  process.env.RAFF_API_URL = raff.url
  process.env.STOCKTAKE_DATA_DIR = dataDir
  const admin = await signInWithRole('admin')
  viewer = await signInWithRole('viewer')
  const key = raff.keys.read ?? ''
  const connection = await admin.json<ConnectionAnswer>('POST', '/api/connections', {
    ...{ name: 'Reading', purpose: 'read', key },
  })
  const outcome = await syncInventory({ source: sourceOf(connection.account.id, raff.url, key), trigger: 'schedule' })
  if (outcome.state !== 'done') throw new Error(`the account could not be read: ${outcome.state}`)
})

afterEach(() => raff.faults.clear())

afterAll(async () => {
  await closeRaffConnections()
  await raff.close()
  await closeDatabase()
})

async function idOf(kind: Kind, name?: string): Promise<string> {
  const { id } = await database().resource.findFirstOrThrow({ where: { kind, ...(name ? { name } : {}) } })
  return id
}

const ask = (id: string) => viewer.json<LiveAnswer>('GET', `/api/resources/${id}/live`)

function server(name: string) {
  const found = [...raff.store.vms.all()].find((vm) => vm.name === name)
  if (!found) throw new Error(`there is no server ${name}`)
  return found
}

describe('asking Raff about one thing', () => {
  it.each([
    'vm',
    'volume',
    'snapshot',
    'backup-schedule',
    'ip',
    'vpc',
    'security-group',
    'project',
    'role',
    'api-key',
  ] as const)('finds no difference where a %s has not changed', async (kind) => {
    expect(await ask(await idOf(kind))).toMatchObject({ state: 'same', differences: [] })
  })

  it('says what differs, in words, and leaves it to the next reading to write it down', async () => {
    const id = await idOf('vm', 'db-01')
    server('db-01').status = 'passive'
    server('db-01').name = 'db-primary'
    expect(await ask(id)).toMatchObject({
      state: 'different',
      differences: ['Renamed from “db-01” to “db-primary”.', 'Went from running to stopped.'],
    })
    expect(await database().resource.findUniqueOrThrow({ where: { id } })).toMatchObject({
      name: 'db-01',
      status: 'active',
    })
    expect(await database().change.count({ where: { resourceId: id } })).toBe(0)
  })

  it('says that Raff does not know it any more, and does not call it gone here', async () => {
    const id = await idOf('vm', 'old-01')
    raff.store.vms.remove(server('old-01'))
    expect(await ask(id)).toMatchObject({ state: 'gone', differences: [] })
    expect(await database().resource.findUniqueOrThrow({ where: { id } })).toMatchObject({ gone: false })
  })

  it('refuses in words what the key may not see, and never as if the viewer might not', async () => {
    raff.faults.add({ kind: 'forbidden', path: '/api/v1/vms/*' })
    const answer = await viewer.get(`/api/resources/${await idOf('vm', 'web-01')}/live`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ error: { code: 'unavailable', message: expect.stringMatching(/key/) } })
  })

  it('refuses kinds that Raff only shows in lists, and things that are not here', async () => {
    const key = await viewer.get(`/api/resources/${await idOf('member')}/live`)
    expect(key.status).toBe(409)
    const nobody = await viewer.get('/api/resources/00000000-0000-7000-8000-000000000000/live')
    expect(nobody.status).toBe(404)
  })
})
