import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { Client } from 'pg'
import { TEST_ADMIN } from '../../lib/launch/test-application.mjs'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { keyRow, type OwnApplication, ownApplication } from '../support/own-application'
import { signInWith } from '../support/sign-in-as'
import { expect, test } from '../support/story'

test.describe.configure({ mode: 'serial' })

const DAY_MS = 86_400_000
let app: OwnApplication

test.beforeAll(async () => {
  app = await ownApplication({ admin: true })
})
test.afterAll(() => app.stop())

test.beforeEach(({ page }) => signInWith(page, TEST_ADMIN, app.url))

const connections = (page: Page) => page.goto(`${app.url}/settings/connections`)
const entry = (page: Page, name: string) => page.getByRole('article', { name: new RegExp(`^${name}`) })

async function paste(page: Page, text: string) {
  await page.getByLabel('The key').fill(text)
  await page.getByRole('button', { name: 'Check this key and connect it' }).click()
}

test('a fresh installation says what to do, down to the role to choose', async ({ page }) => {
  test.slow()
  await connections(page)
  await expect(page.getByText('Stocktake is not connected to a Raff account yet.')).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('link', { name: 'Connect a key' }).click()
  await expect(page.getByRole('heading', { name: 'Make it in Raff' })).toBeVisible()
  await expect(page.getByText('Stocktake reader')).toBeVisible()
  await page.getByLabel('For acting').check()
  await expect(page.getByText('stocktake-act')).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('what people paste is helped, and a key that does not work is not stored', async ({ page, expectConsole }) => {
  expectConsole(/400/)
  await page.goto(`${app.url}/settings/connections/new`)
  for (const [pasted, help] of [
    ['', /Paste the key here/],
    ['raff_0011aabb', /only the beginning/],
    ['sk-ant-something', /Anthropic/],
    [app.raff.keys.expired ?? '', /Raff does not accept this key/],
  ] as const) {
    await paste(page, pasted)
    await expect(page.getByLabel('The key')).toHaveAccessibleDescription(help)
  }
  await expect(page.getByLabel('The key')).toHaveAttribute('type', 'password')
  await connections(page)
  await expect(page.getByText('not connected to a Raff account yet')).toBeVisible()
})

test('a key that is too strong is stored with a warning that says what would be right', async ({ page }) => {
  test.slow()
  await page.goto(`${app.url}/settings/connections/new`)
  await paste(page, `export RAFF_API_KEY="${app.raff.keys.owner}"`)
  await expect(page.getByText('“Reading” is connected.')).toBeVisible()
  await expect(page.getByText('We found a key inside the text you pasted')).toBeVisible()
  await expect(page.getByText('This is an Owner key.')).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('link', { name: 'See all connections' }).click()
  await page.getByText('reaches, project by project').click()
  await expectAccessibleInEveryLook(page)
})

test('another key takes its place, by keyboard alone', async ({ page }) => {
  test.slow()
  await connections(page)
  const button = entry(page, 'Reading').getByRole('button', { name: 'Put in another key' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Put another key into “Reading”' })).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await page.getByLabel('The new key').focus()
  await page.keyboard.insertText(app.raff.keys.read ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button).toBeFocused()
  await expect(entry(page, 'Reading')).toContainText((app.raff.keys.read ?? '').slice(0, 13))
  await expect(page.getByText('One key connects Stocktake to example.com, and it works.')).toBeVisible()
})

test('a key that dies, loses a project or nears its end says so, and what to do', async ({ page }) => {
  test.slow()
  const row = keyRow(app.raff, 'read')
  const reading = () => entry(page, 'Reading')
  const check = async () => {
    await reading().getByRole('button', { name: 'Check it now' }).click()
    await expect(reading().getByRole('status')).toHaveText('Checked just now.')
  }
  await connections(page)

  app.raff.store.apiKeys.change(row, { expiresAt: Date.now() + 5 * DAY_MS })
  await check()
  await expect(page.getByText('The key “Reading” needs you: it ends soon.')).toBeVisible()

  const lost = app.raff.store.projectMembers.where('apiKeyId', row.id)[0]
  if (!lost) throw new Error('the key has no project')
  app.raff.store.projectMembers.remove(lost)
  await check()
  await expect(reading()).toContainText('is out of its reach')
  await expectAccessibleInEveryLook(page)
  await reading().getByRole('button', { name: 'This is meant: accept it' }).click()
  await expect(reading()).not.toContainText('is out of its reach')

  app.raff.store.apiKeys.change(row, { isActive: false })
  await check()
  await expect(page.getByText('Raff does not accept it any more.').first()).toBeVisible()
  await expectAccessibleInEveryLook(page)
  app.raff.store.apiKeys.change(row, { isActive: true, expiresAt: null })
  await check()
  await expect(page.getByText('One key connects Stocktake')).toBeVisible()
})

test('another master key: the page works, names the key and asks for it again', async ({ page }) => {
  test.slow()
  const file = path.join(app.dataFolder, 'master-key')
  const right = fs.readFileSync(file)
  fs.writeFileSync(file, randomBytes(32).toString('base64'))
  await connections(page)
  await expect(page.getByText('The key “Reading” needs you: it cannot be opened.')).toBeVisible()
  await expect(entry(page, 'Reading')).toContainText('enter the key again')
  await expectAccessibleInEveryLook(page)
  fs.writeFileSync(file, right)
  await page.reload()
  await expect(page.getByText('One key connects Stocktake')).toBeVisible()
})

test('is renamed and removed after a question, and nothing of the key stays', async ({ page }) => {
  await connections(page)
  await page.getByRole('button', { name: 'More about Reading' }).click()
  await page.getByRole('menuitem', { name: 'Rename it' }).click()
  await page.getByLabel('Name of this key').fill('Everyday <b>key</b> 🐋')
  await page.getByLabel('Name of the Raff account').fill('Harbor & Pine')
  await page.getByRole('button', { name: 'Save the names' }).click()
  await expect(page.getByText('One key connects Stocktake to Harbor & Pine, and it works.')).toBeVisible()

  await page.getByRole('button', { name: /More about Everyday/ }).click()
  await page.getByRole('menuitem', { name: 'Remove it and delete the key' }).click()
  await expect(page.getByRole('button', { name: /^Keep “Everyday/ })).toBeVisible()
  await page.getByRole('button', { name: 'Remove it and delete the key' }).click()
  await expect(page.getByText('not connected to a Raff account yet')).toBeVisible()
  const database = new Client({ connectionString: app.databaseUrl })
  await database.connect()
  const { rows } = await database.query('SELECT count(*)::int AS n FROM sealed_key')
  await database.end()
  expect(rows).toEqual([{ n: 0 }])
})
