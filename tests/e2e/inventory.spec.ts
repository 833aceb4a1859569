import type { Locator, Page } from '@playwright/test'
import { TEST_ADMIN } from '../../lib/launch/test-application.mjs'
import { smallAccount } from '../../lib/practice/fixtures/small-account'
import type { SyncAnswer } from '../../lib/contracts/sync'
import { answerOf } from '../support/api-as'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { type OwnApplication, ownApplication } from '../support/own-application'
import { signInWith } from '../support/sign-in-as'
import { expect, expectAccessible, test as story } from '../support/story'

// What an account holds, from the first look at an empty page to a thing that has gone. One account, read over HTTP.

story.describe.configure({ mode: 'serial' })

const PHONE = { width: 360, height: 740 }

let app: OwnApplication

const test = story.extend({ baseURL: ({ browserName: _ }, use) => use(app?.url) })

test.beforeAll(async () => {
  const state = smallAccount({ seed: 'somebody real', now: Date.now() })
  // the higher limit: no story here is about the pace
  for (const key of state.apiKeys) if (key.name === 'read') key.tier = 'high'
  app = await ownApplication({ admin: true, state })
})
test.afterAll(() => app?.stop())

test.beforeEach(({ page }) => signInWith(page, TEST_ADMIN, app.url))
test.afterEach(({ page }) => page.goto('about:blank'))

const rows = (page: Page) => page.getByRole('grid').locator('[data-row]')
const row = (page: Page, name: string) =>
  rows(page).filter({ has: page.getByRole('rowheader').getByText(name, { exact: true }) })
const link = (page: Page, name: string) => row(page, name).getByRole('link', { name, exact: true })

/** Presses until the page hears it: before its script has come, a press goes nowhere. */
async function press(what: Locator, heard: Locator) {
  await expect(async () => {
    if (!(await heard.isVisible())) await what.click({ timeout: 2_000 })
    await expect(heard).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
}

/** Where the link leads, also while the rows around it still find their height. */
async function follow(to: Locator) {
  await to.page().goto((await to.getAttribute('href')) ?? '')
}

const named = <T extends { name: string }>(things: Iterable<T>, name: string): T => {
  const found = [...things].find((thing) => thing.name === name)
  if (!found) throw new Error(`the account has no ${name}`)
  return found
}
const server = (name: string) => named(app.raff.store.vms.all(), name)

test('before there is an account the page says what to do', async ({ page }) => {
  await page.goto('/inventory')
  await expect(page.getByText('Stocktake does not know a Raff account yet.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Connect your Raff account' })).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('a key is connected, the account is read, and one sentence says what runs', async ({ page }) => {
  await page.goto('/settings/connections/new')
  await page.getByLabel('The key').fill(app.raff.keys.read ?? '')
  await page.getByRole('button', { name: 'Check this key and connect it' }).click()
  await expect(page.getByText('“Reading” is connected.')).toBeVisible()

  await page.goto('/inventory')
  // without “as far as could be read”: the whole account was
  await expect(page.getByText(/^You run 3 servers/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('no server has an owner yet')).toBeVisible()
  await expect(page.getByText(/^As of /).first()).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('the server behind an address is found, and its page says what hangs together with it', async ({ page }) => {
  const [address] = [...app.raff.store.ips.all()].filter(({ vmId }) => vmId === server('web-01').id)
  if (!address) throw new Error('the web server has no address')
  await page.goto('/inventory')
  await page.getByRole('searchbox', { name: 'Search the inventory' }).fill(address.address)
  await expect(row(page, 'web-01')).toBeVisible()
  await link(page, address.address).click()

  await expect(page.getByRole('heading', { level: 1, name: address.address })).toBeVisible()
  await page.getByRole('definition').getByRole('link', { name: 'web-01' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'web-01' })).toBeVisible()
  await expect(page.getByText(/^A server in Production/)).toBeVisible()
  await expect(page.getByRole('img', { name: /^What hangs together with web-01: / })).toBeVisible()
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText(
    'It was there when we began watching.',
  )
  await expect(page.getByRole('region', { name: 'Owner' })).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('Raff is asked about one thing, and what differs is said', async ({ page }) => {
  await page.goto('/inventory')
  await link(page, 'web-01').click()
  await page.getByRole('button', { name: 'Ask Raff now' }).click()
  await expect(page.getByText('Raff says the same right now.')).toBeVisible()
  const web = server('web-01')
  web.name = 'web-renamed'
  await page.getByRole('button', { name: 'Ask Raff now' }).click()
  await expect(page.getByText('Renamed from “web-01” to “web-renamed”.')).toBeVisible()
  web.name = 'web-01'
})

test('which project owns what: a project opens to what is in it, and leads to its rows', async ({ page }) => {
  await page.goto('/inventory')
  await page.getByRole('link', { name: 'Which project owns what' }).click()
  await expect(page).toHaveURL(/group=project/)
  await press(row(page, 'Staging'), page.getByText(/^1 server\b/).first())
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Show these in the table' }).click()
  await expect(row(page, 'old-01')).toBeVisible()
  await expect(row(page, 'web-01')).toHaveCount(0)
})

test('a view is kept with its columns, its file holds exactly what it shows, and it can be forgotten', async ({
  page,
}) => {
  await page.goto('/inventory?kind=vm&sort=name&columns=tags,-project')
  await expect(page.getByRole('columnheader', { name: 'Tags' })).toBeVisible()
  const name = page.getByLabel('Name', { exact: true })
  await press(page.getByRole('button', { name: 'Save this view' }), name)
  await name.fill('Servers by tag')
  await page.getByRole('button', { name: 'Save the view' }).click()
  const view = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Servers by tag' })
  await expect(view).toBeVisible()

  await page.goto('/inventory?columns=usual')
  await expect(page.getByRole('columnheader', { name: 'Tags' })).toHaveCount(0)
  await view.click()
  await expect(page.getByRole('columnheader', { name: 'Tags' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Project' })).toHaveCount(0)
  await expect(page.getByText(/^3 things/)).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as CSV' }).click(),
  ])
  const text = (await (await download.createReadStream()).setEncoding('utf8').toArray()).join('')
  const [head, ...lines] = text.trim().split('\r\n')
  expect(lines.map((line) => line.split(',')[0])).toEqual(['db-01', 'old-01', 'web-01'])
  expect(head).toContain('Tags')
  expect(head).not.toContain('Project')

  await page.getByRole('button', { name: 'Forget this view' }).click()
  await expect(view).toHaveCount(0)
})

test('nothing that matches, and a thing that is not there, say so and lead on', async ({ page, expectConsole }) => {
  expectConsole(/404/)
  await page.goto('/inventory?q=there+is+no+such+thing&kind=vm')
  await expect(page.getByText('No things match.')).toBeVisible()
  await press(page.getByRole('button', { name: 'Clear the search and all filters' }), rows(page).first())
  await page.goto('/inventory/00000000-0000-7000-8000-000000000000')
  await expect(page.getByText('There is nothing at this address.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Look in the inventory, also at what is gone' }).click()
  await expect(rows(page).first()).toBeVisible()
})

/** Whatever somebody can call a thing. */
const NAMES = {
  script: '<script>window.broken = true</script><img src=x onerror="window.broken = true">',
  otherWay: 'خادم الإنتاج \u202Eweb\u202C 01',
  invisible: '\u200B\u200B',
  endless: 'x'.repeat(10_000),
}

test('what cannot be read is never gone; what has gone stays findable; no name breaks a page', async ({ page }) => {
  const snapshots = [...app.raff.store.snapshots.all()].length
  app.raff.faults.add({ kind: 'forbidden', path: '/api/v1/snapshots*' })
  app.raff.store.vms.remove(server('old-01'))
  server('db-01').name = NAMES.script
  server('web-01').name = NAMES.endless
  named(app.raff.store.projects.all(), 'Production').name = NAMES.otherWay
  for (const disk of app.raff.store.volumes.all()) disk.name = NAMES.invisible

  await answerOf(await page.request.post('/api/sync', { data: {} }))
  const readings = () => page.request.get('/api/sync').then(answerOf<SyncAnswer>)
  const isRead = ({ data }: SyncAnswer) => data.every(({ queued, running }) => !queued && !running)
  await expect.poll(() => readings().then(isRead), { timeout: 30_000, intervals: [250] }).toBe(true)

  await page.goto('/inventory?kind=snapshot')
  await expect(page.getByText(/^Snapshots were not fully read/).first()).toBeVisible()
  await expect(page.getByText(new RegExp(`^${snapshots} thing`))).toBeVisible()

  await page.setViewportSize(PHONE)
  await page.goto('/inventory')
  await expect(row(page, NAMES.script)).toBeVisible()
  await expect(page.getByRole('columnheader').first()).toBeHidden()
  await expect(page.getByLabel(/^Kind/)).toBeHidden()
  await press(page.getByRole('button', { name: 'Filters and groups' }), page.getByLabel(/^Kind/))
  await page.getByLabel(/^Kind/).selectOption('volume')
  await expect(page).toHaveURL(/kind=volume/)
  await follow(page.getByRole('link', { name: 'without a name' }).first())
  await expect(page.getByRole('heading', { level: 1, name: 'without a name' })).toBeVisible()

  await page.goto('/inventory?kind=vm&q=xxx')
  await follow(page.getByRole('link', { name: /^x+/ }).first())
  await expect(page.getByRole('heading', { level: 1, name: /^x+/ })).toBeVisible()
  // comes after the page
  await expect(page).toHaveTitle(/^x{80}…/)
  await expectAccessible(page)
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)

  await page.goto('/inventory?kind=vm&gone=only')
  await expect(row(page, 'old-01')).toContainText('gone')
  await follow(link(page, 'old-01'))
  await expect(page.getByText('It is gone.', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ask Raff now' })).toHaveCount(0)
})
