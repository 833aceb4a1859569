import type { Page } from '@playwright/test'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { type OwnApplication, ownApplication } from '../support/own-application'
import { expect, test } from '../support/story'

test.describe.configure({ mode: 'serial' })

let app: OwnApplication

test.beforeAll(async () => {
  app = await ownApplication({ admin: false })
})
test.afterAll(() => app.stop())

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
