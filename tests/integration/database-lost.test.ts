import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { deployMigrations } from '@/lib/launch/deploy-migrations.mjs'
import { startEmbeddedPostgres } from '@/lib/launch/embedded-postgres.mjs'
import type { Browser } from '../support/browser'
import { givenPerson, type KnownPerson, signInAs } from '../support/people'

// A server of its own, because this test really stops it.

const folder = mkdtempSync(path.join(tmpdir(), 'stocktake-lost-'))
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>
let person: KnownPerson
let browser: Browser

async function start() {
  server = await startEmbeddedPostgres({ dataFolder: folder, durable: false })
}

beforeAll(async () => {
  chmodSync(folder, 0o711)
  await start()
  await deployMigrations(server.url)
  process.env.DATABASE_URL = server.url
  person = await givenPerson({ role: 'admin' })
  browser = await signInAs(person)
})

afterAll(async () => {
  await closeDatabase()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function expectAway(response: Response) {
  expect(response.status).toBe(503)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  const { error } = await response.json()
  expect(error).toMatchObject({ code: 'unavailable' })
  expect(error.message).toContain('The database is not answering')
}

test('while the database is away every answer says so and when to come back, and afterwards all is as before', async () => {
  expect((await browser.get('/api/ready')).status).toBe(200)
  await server.stop()

  await expectAway(await browser.get('/api/me'))
  await expectAway(await browser.get('/api/people'))
  const body = { name: 'Ivo', email: 'ivo@example.com', role: 'viewer' }
  await expectAway(await browser.send('POST', '/api/people', body))
  await expectAway(await browser.signIn(person.email, person.password))
  await expectAway(await browser.get('/api/auth/session'))
  await expectAway(await browser.signOut())
  const ready = await browser.get('/api/ready')
  expect(ready.status).toBe(503)
  expect(await ready.json()).toMatchObject({ ready: false, database: 'away' })
  // alive is not the same as ready: restarting this process would mend nothing
  expect((await browser.get('/api/health')).status).toBe(200)

  await start()
  await expect.poll(() => browser.get('/api/ready').then((response) => response.status), { timeout: 20_000 }).toBe(200)
  // nobody was signed out by the outage, and nothing was half done
  expect((await browser.get('/api/me')).status).toBe(200)
  expect(await browser.json('GET', '/api/people')).toMatchObject({ total: 1 })
})
