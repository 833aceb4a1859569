import type { Page } from '@playwright/test'
import { answerOf, apiAs } from '../support/api-as'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { givenPerson, signInAs } from '../support/sign-in-as'
import { expect, test } from '../support/story'

/** Opens the row of this person; its acts are below it. */
async function openRow(page: Page, name: string) {
  await page.goto(`/settings/people?q=${encodeURIComponent(name)}`)
  await page.getByRole('button', { name: `Details of ${name}` }).click()
}

const shellIsThere = (page: Page) => expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()

test('an admin invites somebody, who opens the link elsewhere, sets a password and is in', async ({
  page,
  signIn,
  browser,
}) => {
  test.slow()
  await signIn('admin')
  await page.goto('/settings/people')
  await expect(page.getByText(/people can sign in/)).toBeVisible()
  await page.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio')).toHaveCount(4)
  await expectAccessibleInEveryLook(page)
  const name = 'Ιρις “the 🐋” O’Neill'
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Email address').fill('iris@example.test')
  await dialog.getByRole('radio', { name: /Approver/ }).check()
  await dialog.getByRole('button', { name: 'Invite and show the link' }).click()
  await expect(dialog).toContainText('in 72 hours')
  const link = await dialog.getByLabel('Invitation link', { exact: true }).inputValue()
  await expectAccessibleInEveryLook(page)
  await dialog.getByRole('button', { name: 'I have passed it on' }).click()
  await expect(
    page.getByRole('row', { name: /Ιρις.*iris@example.test.*Approver.*Invited.*link expires/ }),
  ).toBeVisible()
  await expect(page.getByText(link)).toHaveCount(0)

  const elsewhere = await browser.newContext()
  const theirs = await elsewhere.newPage()
  await theirs.goto(link)
  await theirs.getByLabel('Password', { exact: true }).fill('five blue herons')
  await theirs.getByRole('button', { name: 'Accept the invitation' }).click()
  await shellIsThere(theirs)
  await elsewhere.close()
  await page.reload()
  await expect(page.getByRole('row', { name: /Ιρις.*Can sign in/ })).toBeVisible()
})

test('a new role and a switch-off count from the other person’s next click', async ({ page, signIn, browser }) => {
  test.slow()
  await signIn('admin')
  const elsewhere = await browser.newContext()
  const theirs = await elsewhere.newPage()
  const other = await signInAs(theirs, 'viewer')
  await theirs.goto('/settings/people')
  await expect(theirs.getByRole('button', { name: 'Invite a person' })).toHaveCount(0)

  await openRow(page, other.name)
  await page.getByRole('button', { name: 'Change the role' }).click()
  await page.getByRole('radio', { name: /^Admin/ }).check()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('button', { name: 'Make them an admin' }).click()
  await expect(page.getByText(`${other.name}: admin from now on.`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change the role' })).toBeFocused()
  await theirs.reload()
  await expect(theirs.getByRole('button', { name: 'Invite a person' })).toBeVisible()

  await page.getByRole('button', { name: 'Switch off', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('signed out everywhere at once')
  await expectAccessibleInEveryLook(page)
  await page.getByRole('button', { name: 'Switch them off' }).click()
  await expect(page.getByRole('row', { name: /Switched off/ }).first()).toBeVisible()
  await theirs.getByRole('link', { name: 'Audit' }).first().click()
  await expect(theirs).toHaveURL(/\/sign-in/)
  await elsewhere.close()

  await page.getByRole('button', { name: 'Switch on again' }).click()
  await page.getByRole('button', { name: 'Switch them on' }).click()
  await expect(page.getByRole('row', { name: /Can sign in/ }).first()).toBeVisible()
})

test('a viewer reads who may come in and what the roles mean, and has nothing to press', async ({ page, signIn }) => {
  const viewer = await signIn('viewer')
  await openRow(page, viewer.name)
  await expect(page.getByText('Sees everything and changes nothing.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Change the role|Switch off|Make a|Invite/ })).toHaveCount(0)
  await expectAccessibleInEveryLook(page)
})

test('an invitation is renewed and taken back; the links before do not open', async ({ page, signIn, browser }) => {
  const admin = await signIn('admin')
  const api = await apiAs(admin)
  const data = { name: 'Renate Renewed', email: 'renate@example.test', role: 'viewer' }
  const { link } = await answerOf<{ link: { url: string } }>(await api.post('/api/people', { data }))
  await openRow(page, data.name)
  await page.getByRole('button', { name: 'Make a new link' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const renewed = await page.getByLabel('Invitation link', { exact: true }).inputValue()
  expect(renewed).not.toBe(link.url)
  await page.getByRole('button', { name: 'I have passed it on' }).click()
  await page.getByRole('button', { name: 'Take back the invitation' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByRole('row', { name: /Invitation taken back/ }).first()).toBeVisible()
  const guest = await (await browser.newContext()).newPage()
  for (const url of [link.url, renewed]) {
    await guest.goto(url)
    await expect(guest.getByRole('heading', { level: 1 })).toContainText('does not open')
  }
  await guest.context().close()
  await page.getByRole('button', { name: 'Invite again' }).click()
  await expect(page.getByRole('dialog').getByLabel('Email address')).toHaveValue(data.email)
  await page.getByRole('button', { name: 'Invite and show the link' }).click()
  await expect(page.getByLabel('Invitation link', { exact: true })).toHaveValue(/token=/)
})

test('a link for a new password is shown once and opens', async ({ page, signIn }) => {
  await signIn('admin')
  const other = await givenPerson('member', 'Paul Password')
  await openRow(page, other.name)
  await page.getByRole('button', { name: 'Make a link for a new password' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('dialog')).toContainText('in 24 hours')
  const link = await page.getByLabel('Link for a new password').inputValue()
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Paul Password')
})

test('when somebody else was faster nothing is changed, and one decides anew', async ({
  page,
  signIn,
  expectConsole,
}) => {
  test.slow()
  expectConsole(/409/)
  const admin = await signIn('admin')
  const other = await givenPerson('member')
  await openRow(page, other.name)
  await page.getByRole('button', { name: 'Change the role' }).click()
  await page.getByRole('radio', { name: /^Viewer/ }).check()
  await answerOf(await (await apiAs(admin)).patch(`/api/people/${other.id}`, { data: { role: 'approver' } }))
  await page.getByRole('button', { name: 'Make them a viewer' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'Somebody else was faster' })
  await expect(notice).toContainText('is now: approver, can sign in')
  await expectAccessibleInEveryLook(page)
  await notice.getByRole('button', { name: 'Decide anew' }).click()
  await expect(page.getByRole('radio', { name: /^Approver/ })).toBeChecked()
  await page.getByRole('radio', { name: /^Viewer/ }).check()
  await page.getByRole('button', { name: 'Make them a viewer' }).click()
  await expect(page.getByText(`${other.name}: viewer from now on.`)).toBeVisible()
})

test('names in other scripts, with quotes and pictures, are shown as they are', async ({ page, signIn }) => {
  test.slow()
  await signIn('viewer')
  const names = ['נועה "the" <b>O’Neill</b>', 'علي 🧑‍🚀 & Söhne', `Lang${'lang'.repeat(29)}`]
  for (const name of names) await givenPerson('member', name)
  for (const name of names) {
    await openRow(page, name)
    await expect(page.locator('bdi', { hasText: name }).first()).toHaveText(name)
  }
  await page.goto('/settings/people')
  await expectAccessibleInEveryLook(page)
})

test('a name of 10,000 characters, no name and a known address are refused beside their fields', async ({
  page,
  signIn,
  expectConsole,
}) => {
  test.slow()
  expectConsole(/400|409/)
  const admin = await signIn('admin')
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Invite a person' }).click()
  const [name, email] = [page.getByLabel('Name', { exact: true }), page.getByLabel('Email address')]
  const send = page.getByRole('button', { name: 'Invite and show the link' })
  await send.click()
  await expect(name).toHaveAccessibleDescription(/Enter a name/)
  await expect(email).toHaveAccessibleDescription(/like dana@example.com/)
  await name.fill('x'.repeat(10_000))
  await email.fill(admin.email)
  await send.click()
  await expect(name).toHaveAccessibleDescription(/at most 120 characters/)
  await name.fill('Somebody')
  await send.click()
  await expect(email).toHaveAccessibleDescription(/already signs in with this address/)
  await expectAccessibleInEveryLook(page)
})

test('everything can be done with the keyboard alone', async ({ page, signIn }) => {
  await signIn('admin')
  const other = await givenPerson('member')
  await page.goto(`/settings/people?q=${encodeURIComponent(other.name)}`)
  await page.getByRole('row', { name: new RegExp(other.name) }).focus()
  await page.keyboard.press('Enter')
  const change = page.getByRole('button', { name: 'Change the role' })
  await expect(change).toBeVisible()
  while (!(await change.evaluate((button) => button === document.activeElement))) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(change).toBeFocused()
})
