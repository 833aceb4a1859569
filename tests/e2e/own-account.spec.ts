import { expectAccessibleInEveryLook } from '../support/every-look'
import { expect, test } from '../support/story'

test('one’s own page: name, password, and where one is signed in', async ({ page, signIn, browser }) => {
  const person = await signIn('approver')
  const elsewhere = await browser.newContext({ userAgent: 'Mozilla/5.0 (iPhone) Version/18.0 Mobile Safari/604.1' })
  const other = await elsewhere.newPage()
  await other.goto('/sign-in')
  await other.getByLabel('Email address').fill(person.email)
  await other.getByLabel('Password', { exact: true }).fill(person.password)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByRole('navigation', { name: 'Pages' })).toBeVisible()

  await page.goto('/settings/me')
  await expect(page.getByText('an approver, signed in in 2 browsers')).toBeVisible()
  await expectAccessibleInEveryLook(page)

  await page.getByLabel('Your name').fill('Anna After')
  await page.getByRole('button', { name: 'Save your name' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Anna After: your menu/ })).toBeVisible()

  await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
  await expect(page.getByRole('button', { name: 'Sign out Safari on iPhone' })).toHaveCount(0)
  await other.reload()
  await expect(other).toHaveURL(/\/sign-in/)
  await elsewhere.close()

  await page.getByLabel('Your password now').fill(person.password)
  await page.getByLabel('New password').fill('five blue herons wade')
  await page.getByRole('button', { name: 'Change your password' }).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()
})

test('a wrong old password is said beside its field', async ({ page, signIn, expectConsole }) => {
  expectConsole(/400/)
  await signIn('viewer')
  await page.goto('/settings/me')
  await page.getByLabel('Your password now').fill('not the password')
  await page.getByLabel('New password').fill('five blue herons wade')
  await page.getByRole('button', { name: 'Change your password' }).click()
  await expect(page.getByLabel('Your password now')).toHaveAccessibleDescription('This is not your password.')
})
