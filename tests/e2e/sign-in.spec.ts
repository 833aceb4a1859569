import type { Page } from '@playwright/test'
import { apiAs } from '../support/api-as'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { givenPerson } from '../support/sign-in-as'
import { expect, test } from '../support/story'

async function fillIn(page: Page, email: string, password: string) {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const pages = (page: Page) => page.getByRole('navigation', { name: 'Pages' })

test('somebody signs in, goes where they wanted, and signs out', async ({ page }) => {
  const person = await givenPerson('viewer', 'Vera Viewer')
  await page.goto('/settings/me')
  await expect(page).toHaveURL('/sign-in?callbackUrl=%2Fsettings%2Fme')
  await fillIn(page, person.email, person.password)
  await expect(page).toHaveURL('/settings/me')
  await expect(page.getByText('You are Vera Viewer')).toBeVisible()

  await page.getByRole('button', { name: /Vera Viewer: your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/sign-in')
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in/)
})

test('by keyboard alone, with Enter', async ({ page }) => {
  const person = await givenPerson('viewer')
  await page.goto('/sign-in')
  await page.getByLabel('Email address').focus()
  await page.keyboard.type(person.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await expect(pages(page)).toBeVisible()
})

test('a wrong password says so, and keeps the address', async ({ page, expectConsole }) => {
  expectConsole(/401/)
  const person = await givenPerson('viewer')
  await page.goto('/sign-in')
  await fillIn(page, person.email, 'not the password at all')
  await expect(page.getByText('do not open an account here')).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(person.email)
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expectAccessibleInEveryLook(page)
})

test('empty fields are named', async ({ page, expectConsole }) => {
  expectConsole(/400/)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Email address')).toHaveAccessibleDescription(/Enter your email address/)
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/Enter your password/)
  await expectAccessibleInEveryLook(page)
})

test('the way back never leads to another site', async ({ page, baseURL }) => {
  const person = await givenPerson('viewer')
  await page.goto('/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F')
  await fillIn(page, person.email, person.password)
  await expect(pages(page)).toBeVisible()
  expect(new URL(page.url()).origin).toBe(baseURL)
})

test('why somebody is here is said in our words, whatever the address says', async ({ page }) => {
  await page.goto('/sign-in?error=not-invited')
  await expect(page.getByText('Nobody has invited this address')).toBeVisible()
  await page.goto('/sign-in?error=Your+account+is+locked,+call+555')
  await expect(page.getByText('Signing in did not work')).toBeVisible()
  await expect(page.getByText('555')).toHaveCount(0)
})

test('whoever is switched off is out at their next step', async ({ page, signIn }) => {
  const person = await signIn('member')
  await page.goto('/settings/me')
  await expect(page.getByText(`You are ${person.name}`)).toBeVisible()
  const admin = await apiAs(await givenPerson('admin'))
  await admin.delete(`/api/people/${person.id}`)
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByText('Your session has ended')).toBeVisible()
})
