import type { Page } from '@playwright/test'
import { TEST_ADMIN } from '../../lib/launch/test-application.mjs'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { type OwnApplication, ownApplication } from '../support/own-application'
import { signInWith } from '../support/sign-in-as'
import { expect, test } from '../support/story'

// What an account holds, from the first look at an empty page to the page of one thing. One account, read over HTTP.

test.describe.configure({ mode: 'serial' })

let app: OwnApplication

test.beforeAll(async () => {
  app = await ownApplication({ admin: true })
})
test.afterAll(() => app.stop())

test.beforeEach(({ page }) => signInWith(page, TEST_ADMIN, app.url))

const inventory = (page: Page, query = '') => page.goto(`${app.url}/inventory${query}`)
const rows = (page: Page) => page.getByRole('grid').locator('[data-row]')
const row = (page: Page, name: string) =>
  rows(page).filter({ has: page.getByRole('rowheader').getByText(name, { exact: true }) })
const link = (page: Page, name: string) => row(page, name).getByRole('link', { name, exact: true })
const search = (page: Page, text: string) => page.getByRole('searchbox', { name: 'Search the inventory' }).fill(text)

function web() {
  const found = [...app.raff.store.vms.all()].find(({ name }) => name.startsWith('web'))
  if (!found) throw new Error('the account has no web server')
  return found
}

test('before there is an account the page says what to do', async ({ page }) => {
  test.slow()
  await inventory(page)
  await expect(page.getByText('Stocktake does not know a Raff account yet.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Connect your Raff account' })).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('a key is connected, the account is read, and one sentence says what runs', async ({ page }) => {
  test.slow()
  await page.goto(`${app.url}/settings/connections/new`)
  await page.getByLabel('The key').fill(app.raff.keys.read ?? '')
  await page.getByRole('button', { name: 'Check this key and connect it' }).click()
  await expect(page.getByText('“Reading” is connected.')).toBeVisible()

  await inventory(page)
  const servers = app.raff.store.vms.all()
  const count = [...servers].length
  await expect(page.getByText(`You run ${count} servers`)).toBeVisible({ timeout: 90_000 })
  await expect(page.getByText('no server has an owner yet')).toBeVisible()
  await expect(page.getByText(/^As of /).first()).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('the server behind an address is found, and its page says what hangs together with it', async ({ page }) => {
  test.slow()
  const [address] = [...app.raff.store.ips.all()].filter(({ vmId }) => vmId === web().id)
  if (!address) throw new Error('the web server has no address')
  await inventory(page)
  await search(page, address.address)
  await expect(row(page, web().name)).toBeVisible()
  await link(page, address.address).click()

  await expect(page.getByRole('heading', { level: 1, name: address.address })).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('definition').getByRole('link', { name: web().name }).click()
  await expect(page.getByRole('heading', { level: 1, name: web().name })).toBeVisible()
  await expect(page.getByText(/^A server in Production/)).toBeVisible()
  await expect(page.getByRole('img', { name: /^What hangs together with web-01: / })).toBeVisible()
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText(
    'It was there when we began watching.',
  )
  await expect(page.getByRole('region', { name: 'Owner' })).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('Raff is asked about one thing, and what differs is said', async ({ page }) => {
  await inventory(page)
  await link(page, web().name).click()
  await page.getByRole('button', { name: 'Ask Raff now' }).click()
  await expect(page.getByText('Raff says the same right now.')).toBeVisible()
  const server = web()
  server.name = 'web-renamed'
  await page.getByRole('button', { name: 'Ask Raff now' }).click()
  await expect(page.getByText('Renamed from “web-01” to “web-renamed”.')).toBeVisible()
  server.name = 'web-01'
})
