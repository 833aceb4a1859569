import type { Page } from '@playwright/test'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { type OwnApplication, ownApplication } from '../support/own-application'
import { expect, test } from '../support/story'

// The practice company, from one press on the welcome page over what needs a decision and deciding it to the real key that takes
// its place. One installation for all: its six weeks of history are read over HTTP, which nobody should have to wait for twice.

test.describe.configure({ mode: 'serial' })

/** Reading six weeks anew on a machine that does other things as well. */
const WHOLE_HISTORY_MS = 240_000

let app: OwnApplication

test.beforeAll(async () => {
  app = await ownApplication({ admin: false })
})
test.afterAll(() => app.stop())

type Overview = {
  tiles: { tile: string; count: number; href: string }[]
  areas: { area: string; count: number; href: string }[]
  money: { saving: number }
  freshness: { completeAt: string | null; late: boolean; findingsAt: string | null }
}

async function overviewOf(page: Page): Promise<Overview> {
  return (await page.request.get(`${app.url}/api/overview`)).json()
}

async function explore(page: Page) {
  await expect.poll(app.welcome).toBeTruthy()
  await page.goto(app.welcome())
  await page.getByRole('button', { name: /^(Explore with the practice account|Go on exploring)$/ }).click()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible({ timeout: 60_000 })
}

/** The history was read up to now, and what it means was worked out. */
async function everythingIsRead(page: Page) {
  await expect
    .poll(
      async () => {
        const { freshness } = await overviewOf(page)
        return freshness.completeAt !== null && !freshness.late && (freshness.findingsAt ?? '') >= freshness.completeAt
      },
      { timeout: WHOLE_HISTORY_MS, intervals: [2_000] },
    )
    .toBe(true)
}

/** How many rows the table of the page says there are. */
async function rowsSaid(page: Page): Promise<number> {
  const status = page.getByRole('status').filter({ hasText: /^[\d,]+ / })
  const words = await status.first().innerText()
  return Number(words.split(' ')[0]?.replaceAll(',', ''))
}

type Sample = { email: string; password: string; role: string }

async function samplePeople(page: Page): Promise<Sample[]> {
  const response = await page.request.get(`${app.url}/api/practice`)
  return (await response.json()).people
}

async function signInAsSample(page: Page, people: Sample[], role: string) {
  const person = people.find((one) => one.role === role)
  await page.goto(`${app.url}/sign-in`)
  await page.getByLabel('Email address').fill(person?.email ?? '')
  await page.getByLabel('Password', { exact: true }).fill(person?.password ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const tile = (page: Page, title: string) => page.getByRole('region', { name: 'This week in numbers' }).getByText(title)

test('one press on the welcome page leads into a company full of things', async ({ page }) => {
  test.slow()
  await expect.poll(app.welcome).toBeTruthy()
  await page.goto(app.welcome())
  await expectAccessibleInEveryLook(page)
  await page.getByRole('button', { name: 'Explore with the practice account' }).click()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('complementary', { name: 'Practice' })).toContainText('made-up company')

  await page.goto(`${app.url}/settings/connections`)
  await expect(page.getByText('Two keys connect Stocktake to the practice account, and both work.')).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('the same link shows the sample people, and leads back in', async ({ page, browser }) => {
  test.slow()
  await page.goto(app.welcome())
  await expect(page.getByText('Dana Whitfield · Viewer')).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('button', { name: 'Go on exploring' }).click()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()

  await page.goto(`${app.url}/settings/practice`)
  await expectAccessibleInEveryLook(page)
  const window = await browser.newPage()
  await signInAsSample(window, await samplePeople(page), 'approver')
  await expect(window.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  await window.goto(`${app.url}/settings/practice`)
  await expect(window.getByText('You cannot open the practice account.')).toBeVisible()
  await window.close()
})

test('the overview’s numbers are those of the pages behind them', async ({ page }) => {
  test.setTimeout(WHOLE_HISTORY_MS + 120_000)
  await explore(page)
  await everythingIsRead(page)
  await page.goto(`${app.url}/overview`)
  await expect(page.getByText(/^This week /)).toBeVisible()
  const { tiles, areas, money } = await overviewOf(page)
  const count = (name: string) => tiles.find((each) => each.tile === name)?.count ?? 0
  expect(count('backups')).toBeGreaterThan(0)
  expect(count('stale')).toBeGreaterThan(0)

  await tile(page, 'Not protected').click()
  await expect(page.getByRole('heading', { name: 'Backups', level: 1 })).toBeVisible()
  await expect.poll(() => rowsSaid(page)).toBe(count('backups'))

  await page.goto(`${app.url}/overview`)
  await tile(page, 'Perhaps not needed').click()
  await expect(page.getByRole('heading', { name: 'Stale', level: 1 })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: `about ${count('stale')} things` })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Together, nothing counted twice/ })).toContainText(
    `$${money.saving.toFixed(2)}`,
  )

  await page.goto(`${app.url}/overview`)
  await tile(page, 'Nobody answers for it').click()
  await expect(page.getByRole('heading', { name: 'Inventory', level: 1 })).toBeVisible()
  await expect.poll(() => rowsSaid(page)).toBe(count('ownerless'))

  await page.goto(`${app.url}/overview`)
  await tile(page, 'Keys in trouble').click()
  await expect(page.getByRole('heading', { name: 'Keys', level: 1 })).toBeVisible()
  await expect.poll(() => rowsSaid(page)).toBe(count('keys'))

  for (const area of areas.filter((each) => each.count > 0)) {
    await page.goto(`${app.url}${area.href}`)
    await expect.poll(() => rowsSaid(page), area.area).toBe(area.count)
  }
})

test('somebody who never saw a cloud console can read every one of these pages in every look', async ({ page }) => {
  test.slow()
  await explore(page)
  for (const path of ['/overview', '/backups', '/stale', '/exposure', '/findings?area=operations']) {
    await page.goto(`${app.url}${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessibleInEveryLook(page)
  }
})

test('something stale is kept with a reason, is not asked about again, and can be taken back', async ({ page }) => {
  test.slow()
  await explore(page)
  await page.goto(`${app.url}/stale`)
  const before = await rowsSaid(page)
  const row = page.getByRole('row').filter({ hasText: 'dev-sandbox-2' })
  await row.getByRole('button', { name: /^Details of/ }).click()
  await page.getByRole('button', { name: 'Keep dev-sandbox-2' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Keep dev-sandbox-2' }).click()
  await expect(dialog.getByText('Say why, in a few words')).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await dialog.getByLabel('Why').fill('Ana starts it again in spring.')
  await dialog.getByRole('button', { name: 'Keep dev-sandbox-2' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: 'dev-sandbox-2: kept.' })).toBeVisible()
  await expect(row).toBeHidden()
  await expect.poll(() => rowsSaid(page)).toBe(before - 1)

  await page.goto(`${app.url}/stale?state=decided`)
  await expect(row).toContainText('Ana starts it again in spring.')
  await row.getByRole('button', { name: /^Details of/ }).click()
  await page.getByText('What became of it so far').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Ana starts it again in spring.' })).toBeVisible()
  await page.getByRole('button', { name: 'Take this decision back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.goto(`${app.url}/stale`)
  await expect.poll(() => rowsSaid(page)).toBe(before)
})

test('several are put off at once, until a day', async ({ page }) => {
  test.slow()
  await explore(page)
  await page.goto(`${app.url}/stale?code=unattached-disk`)
  const before = await rowsSaid(page)
  expect(before).toBeGreaterThan(1)
  await page.getByRole('checkbox', { name: /^Select all/ }).check()
  await page.getByRole('region', { name: 'Selected rows' }).getByRole('button', { name: 'Decide later' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'In a month' }).click()
  await dialog.getByRole('button', { name: 'Put it off until then' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('No findings match.')).toBeVisible()
  await page.goto(`${app.url}/stale?code=unattached-disk&state=decided`)
  await expect.poll(() => rowsSaid(page)).toBe(before)
  await expect(page.getByText(/^Postponed once/).first()).toBeVisible()
})

test('a restore test is written down with its result and who tried', async ({ page }) => {
  test.slow()
  await explore(page)
  await page.goto(`${app.url}/backups?show=all&kind=vm&state=protected`)
  const row = page.getByRole('grid').locator('[data-row]').first()
  await row.getByRole('button', { name: /^Details of/ }).click()
  await expect(page.getByText('Nobody has written down a restore test of it.')).toBeVisible()
  await page.getByRole('button', { name: 'Write down a restore test' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Write down this restore test' }).click()
  await expect(dialog.getByText('Say whether it worked.')).toBeVisible()
  await dialog.getByRole('radio', { name: /^It worked/ }).check()
  await dialog.getByLabel('What was found').fill('The shop came up in eleven minutes.')
  await expectAccessibleInEveryLook(page)
  await dialog.getByRole('button', { name: 'Write down this restore test' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('The shop came up in eleven minutes.')).toBeVisible()
})

test('a real key asks for a sign-in first, and then takes the place of everything practised', async ({
  page,
  browser,
}) => {
  test.slow()
  await page.goto(app.welcome())
  await page.getByRole('button', { name: 'Go on exploring' }).click()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  await page.goto(`${app.url}/settings/practice`)
  const window = await browser.newPage()
  await signInAsSample(window, await samplePeople(page), 'viewer')
  await expect(window.getByRole('navigation', { name: 'Pages' })).toBeVisible()

  await page.getByRole('link', { name: 'Connect your real account' }).click()
  await expect(page.getByLabel('Your name')).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await page.getByLabel('Your name').fill('Ada Real')
  await page.getByLabel('Email address').fill('ada@example.test')
  await page.getByLabel('Password', { exact: true }).fill('a calm whale sings at dusk')
  await page.getByRole('button', { name: 'Set up your sign-in' }).click()
  await expect(page.getByText('Your real account takes the place of the practice account')).toBeVisible()

  await page.getByLabel('The key').fill(app.raff.keys.read ?? '')
  await page.getByRole('button', { name: 'Check this key and connect it' }).click()
  await expect(page.getByText('“Reading” is connected.')).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Practice' })).toHaveCount(0)
  await expectAccessibleInEveryLook(page)

  await window.reload()
  await expect(window).toHaveURL(/sign-in/)
  await window.close()
  await page.goto(`${app.url}/settings/practice`)
  await expect(page.getByText('The practice account is closed here.')).toBeVisible()
  await page.goto(`${app.url}/settings/connections`)
  await expect(page.getByText('One key connects Stocktake to example.com, and it works.')).toBeVisible()
})
