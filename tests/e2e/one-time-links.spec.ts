import { startTestApplication } from '../../lib/launch/test-application.mjs'
import { answerOf, apiAs } from '../support/api-as'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { givenPerson } from '../support/sign-in-as'
import { expect, test } from '../support/story'

async function givenInvitation(role: string, email: string) {
  const admin = await apiAs(await givenPerson('admin', 'Ada Admin'))
  const data = { name: 'Ines', email, role }
  return (await answerOf<{ link: { url: string } }>(await admin.post('/api/people', { data }))).link.url
}

test('an invitation brings somebody in', async ({ page }) => {
  test.slow()
  const url = await givenInvitation('approver', 'ines@example.test')
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada Admin invited you')
  await expect(page.getByLabel('Email address')).toHaveValue('ines@example.test')
  await expectAccessibleInEveryLook(page)
  await page.getByLabel('Your name').fill('Inés “the whale” 🐋 O’Neill')
  await page.getByLabel('Password', { exact: true }).fill('five blue herons')
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()

  await page.goto(url)
  await expect(page.getByText('already been used')).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('a password that is too easy is explained beside its field', async ({ page, expectConsole }) => {
  expectConsole(/400/)
  await page.goto(await givenInvitation('viewer', 'ivo@example.test'))
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/at least 12 characters/)
  await expectAccessibleInEveryLook(page)
})

test('a reset link sets a new password', async ({ page }) => {
  const person = await givenPerson('viewer', 'Rosa Reset')
  const admin = await apiAs(await givenPerson('admin'))
  const link = await answerOf<{ url: string }>(await admin.post(`/api/people/${person.id}/reset`))
  await page.goto(link.url)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Rosa Reset')
  await expectAccessibleInEveryLook(page)
  await page.getByLabel('New password').fill('six grey herons')
  await page.getByRole('button', { name: 'Set the new password' }).click()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
})

for (const [path, words] of [
  ['/invitation', 'This invitation does not open'],
  ['/invitation?token=made-up', 'This invitation does not open'],
  ['/reset?token=made-up', 'This link does not open'],
  ['/welcome?token=made-up', 'This welcome link does not open'],
] as const) {
  test(`${path} says what to do`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(words)
    await expect(page.getByRole('link', { name: 'Go to the sign-in page' })).toBeVisible()
  })
}

test('the first admin comes in with the link that the start prints, once', async ({ page }) => {
  test.slow()
  const env = { STOCKTAKE_ADMIN_EMAIL: '', STOCKTAKE_ADMIN_PASSWORD: '' }
  const application = await startTestApplication({ env })
  try {
    const printed = () => application.lines.map((line) => /https?:\S+\/welcome\?\S+/.exec(line)?.[0]).find(Boolean)
    await expect.poll(printed).toBeTruthy()
    await page.goto(application.url)
    await expect(page.getByText('Nobody looks after this Stocktake yet')).toBeVisible()
    await expectAccessibleInEveryLook(page)
    await page.goto(printed() ?? '')
    await expectAccessibleInEveryLook(page)
    await page.getByLabel('Your name').fill('Fay First')
    await page.getByLabel('Email address').fill('fay@example.test')
    await page.getByLabel('Password', { exact: true }).fill('a calm whale sings at dusk')
    await page.getByRole('button', { name: 'Become the first admin' }).click()
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
    await page.goto(printed() ?? '')
    await expect(page.getByText('already been used')).toBeVisible()
    // what the page still fetches ahead would break off with the application
    await page.goto('about:blank')
  } finally {
    await application.stop()
  }
})
