import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { APIRequestContext, Page, Response } from '@playwright/test'
import { Client } from 'pg'
import { startTestApplication, TEST_ADMIN } from '../../lib/launch/test-application.mjs'
import { smallAccount } from '../../lib/practice/fixtures/small-account'
import { startPractice } from '../../lib/practice/start-practice'
import { KeyHunt } from '../support/key-hunt'
import { expect, test } from '../support/story'
import { talkativeRaff } from '../support/talkative-raff'

const METRICS_TOKEN = 'only for this story, long enough'

test('after a whole session with everything going wrong, no stored key is anywhere but in its ciphertext', async ({
  page,
  expectConsole,
}) => {
  test.setTimeout(360_000)
  expectConsole(/Failed to load resource/)
  const raff = await startPractice({ state: smallAccount({ seed: 'leaks', now: Date.now() }) })
  const talkative = await talkativeRaff(raff.url)
  const env = { RAFF_API_URL: talkative.url, STOCKTAKE_METRICS_TOKEN: METRICS_TOKEN }
  const app = await startTestApplication({ env })
  const { read = '', act = '', owner = '', expired = '' } = raff.keys
  const hunt = new KeyHunt([read, act, owner, expired])
  const sql = new Client({ connectionString: app.databaseUrl })
  await sql.connect()
  const pending: Promise<void>[] = []
  page.on('response', (response) => void pending.push(lookAt(hunt, response)))
  const api = page.context().request

  try {
    await signIn(page, app.url)
    await connectEveryWay(page, app.url, { read, act, expired })
    const { data } = await (await api.get(`${app.url}/api/connections`)).json()
    const ids: string[] = data.map((one: { id: string }) => one.id)
    expect(ids.length).toBeGreaterThan(1)

    for (const talk of ['names', 'refusal', 'failure', 'text', 'quiet'] as const) {
      talkative.say(talk)
      await tryEverything(hunt, api, app.url, ids, { owner })
      await readPages(hunt, page, app.url, ['/settings/connections'])
    }
    for (const kind of ['unauthorized', 'cut-body', 'null-field'] as const) {
      raff.faults.add({ kind, every: 2 })
      await tryEverything(hunt, api, app.url, ids, { owner })
      raff.faults.clear()
    }
    await breakTheInside(hunt, api, app.url, sql, app.dataFolder, { owner, ids })
    await readPages(hunt, page, app.url, PAGES)

    const metrics = await api.get(`${app.url}/api/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
    expect(metrics.status()).toBe(200)
    hunt.look('metrics', await metrics.text())
    await lookIntoDatabase(hunt, sql)
    hunt.look('backup', await backup(app.dataFolder))
    await Promise.all(pending)
    hunt.look('log', app.lines.join('\n'))
    hunt.lookIntoFolder(app.dataFolder)

    expect(hunt.looked).toBeGreaterThan(200)
    expect(hunt.places).toEqual([])
    await expectItWouldHaveBeenFound(sql, read)
  } finally {
    await sql.end()
    // what the page still fetches ahead would break off with the application
    await page.goto('about:blank')
    await app.stop()
    await talkative.close()
    await raff.close()
  }
})

async function lookAt(hunt: KeyHunt, response: Response): Promise<void> {
  const place = `${response.request().method()} ${response.url()} (${response.status()})`
  hunt.look(`headers of ${place}`, JSON.stringify(await response.allHeaders().catch(() => ({}))))
  hunt.look(place, await response.text().catch(() => ''))
}

async function signIn(page: Page, url: string) {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Email address').fill(TEST_ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill(TEST_ADMIN.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
}

/** Through the form: what is wrong first, then what is right, then the same again. */
async function connectEveryWay(
  page: Page,
  url: string,
  { read, act, expired }: Record<'read' | 'act' | 'expired', string>,
) {
  const paste = async (text: string, purpose: 'For looking' | 'For acting') => {
    await page.goto(`${url}/settings/connections/new`)
    await page.getByLabel(purpose).check()
    await page.getByLabel('The key').fill(text)
    await page.getByRole('button', { name: 'Check this key and connect it' }).click()
  }
  for (const wrong of [`${read}0`, read.slice(0, -1), `${read} ${act}`, `raff_g${read.slice(6)}`, expired]) {
    await paste(wrong, 'For looking')
    await expect(page.getByLabel('The key')).toHaveAttribute('aria-invalid', 'true')
  }
  await paste(`curl -H 'X-API-Key: ${read}' https://raff.example/api/v1/vms`, 'For looking')
  await expect(page.getByText('is connected.')).toBeVisible()
  await paste(read, 'For acting')
  await expect(page.getByLabel('The key')).toHaveAccessibleDescription(/connected already/)
  await paste(act, 'For acting')
  await expect(page.getByText('is connected.')).toBeVisible()
}

/** All at once: a read that cannot be read is tried again for as long as a person waits. */
async function tryEverything(
  hunt: KeyHunt,
  api: APIRequestContext,
  url: string,
  ids: string[],
  { owner }: { owner: string },
) {
  const send = async (method: string, where: string, data?: unknown) => {
    const response = await api.fetch(`${url}${where}`, { method, data, failOnStatusCode: false })
    hunt.look(`headers of ${method} ${where}`, JSON.stringify(response.headers()))
    hunt.look(`${method} ${where}`, await response.text())
  }
  await Promise.all([
    ...ids.flatMap((id) => [
      send('POST', `/api/connections/${id}/check`),
      ...['vms', 'projects', 'api-keys', 'vms/nothing', 'vms?key=1'].map((what) =>
        send('GET', `/api/raff/${id}/${what}`),
      ),
      send('PUT', `/api/connections/${id}/key`, { key: `${owner}${owner}` }),
    ]),
    send('POST', '/api/connections', { name: 'Another', purpose: 'read', key: `x${owner}` }),
  ])
  for (const where of [
    '/api/connections',
    '/api/audit?limit=500',
    '/api/audit/export?format=csv',
    '/api/audit/export?format=jsonl',
  ])
    await send('GET', where)
}

const PAGES = ['/', '/settings/connections', '/settings/connections/new', '/audit', '/settings/people', '/nowhere']

async function readPages(hunt: KeyHunt, page: Page, url: string, pages: string[]) {
  for (const where of pages) {
    await page.goto(url + where)
    for (const detail of await page.getByText('reaches, project by project').all()) await detail.click()
    hunt.look(`page ${where}`, await page.content())
  }
}

/** Our own failures with a key in hand: a table that is gone, a master key that is gone. */
async function breakTheInside(
  hunt: KeyHunt,
  api: APIRequestContext,
  url: string,
  sql: Client,
  dataFolder: string,
  { owner, ids }: { owner: string; ids: string[] },
) {
  const body = { name: 'Broken', purpose: 'read', key: owner }
  const trouble = async (what: string) => {
    const added = await api.post(`${url}/api/connections`, { data: body, failOnStatusCode: false })
    expect(added.status(), what).toBeGreaterThanOrEqual(500)
    hunt.look(what, await added.text())
    const checked = await api.post(`${url}/api/connections/${ids[0]}/check`, { failOnStatusCode: false })
    hunt.look(`${what}, checked`, await checked.text())
  }
  await sql.query('ALTER TABLE sealed_key RENAME TO sealed_key_elsewhere')
  await trouble('a missing table')
  await sql.query('ALTER TABLE sealed_key_elsewhere RENAME TO sealed_key')
  const file = path.join(dataFolder, 'master-key')
  const right = fs.readFileSync(file)
  fs.rmSync(file)
  await trouble('a missing master key')
  fs.writeFileSync(file, randomBytes(32).toString('base64'))
  hunt.look('another master key', await (await api.get(`${url}/api/connections`)).text())
  fs.writeFileSync(file, right)
}

async function lookIntoDatabase(hunt: KeyHunt, sql: Client) {
  const { rows: tables } = await sql.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(15)
  for (const { name } of tables) {
    const { rows } = await sql.query(`SELECT t::text AS row FROM ${name} t`)
    for (const { row } of rows) hunt.look(`table ${name}`, row)
  }
}

function backup(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'of-this-story.backup')
  const child = spawn(process.execPath, ['lib/launch/backup.mjs', file], {
    env: { ...process.env, DATABASE_URL: '', STOCKTAKE_DATA_DIR: dataFolder },
    stdio: 'ignore',
  })
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(gunzipSync(fs.readFileSync(file)).toString())
      else reject(new Error(`the backup ended with ${code}`))
    })
  })
}

/** A hunt that finds nothing proves something only if it would find: here is the key, where it must not be. */
async function expectItWouldHaveBeenFound(sql: Client, key: string) {
  const { rows } = await sql.query('SELECT sealed FROM sealed_key')
  expect(rows.length).toBeGreaterThan(0)
  for (const planted of [
    key,
    key.toUpperCase(),
    Buffer.from(`x${key}`).toString('base64'),
    Buffer.from(key).toString('hex'),
  ]) {
    const hunt = new KeyHunt([key])
    hunt.look('planted', `{"before":"${planted}"}`)
    expect(hunt.places).toEqual(['planted'])
  }
}
