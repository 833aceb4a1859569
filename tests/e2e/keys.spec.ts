import type { Page } from '@playwright/test'
import { type ConnectedApplication, connectedApplication } from '../support/connected-application'
import { expectAccessibleInEveryLook } from '../support/every-look'
import { expect, test } from '../support/story'

test.describe.configure({ mode: 'serial' })

let app: ConnectedApplication
let mia: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  app = await connectedApplication({ servers: [] })
  mia = await app.windowOf(browser, app.people.mia)
})
test.afterAll(async () => {
  await mia?.context().close()
  await app?.stop()
})

test('every key is there with what it can do, and leads to its own page', async () => {
  test.slow()
  await mia.goto('/keys')
  await expect(mia.getByRole('heading', { name: 'What each key can do where' })).toBeVisible()
  await expectAccessibleInEveryLook(mia)
  await mia.getByLabel('Search keys').fill('operator')
  await expect(mia).toHaveURL(/q=operator/)
  await mia.getByRole('row').filter({ hasText: 'operator' }).first().click()
  await expect(mia).toHaveURL(new RegExp(`/keys/${app.idOf('api-key', 'operator')}`))
})

test('a question that only people can answer is answered, and says who did', async () => {
  test.slow()
  await mia.goto(`/keys/${app.idOf('api-key', 'operator')}`)
  await expect(mia.getByRole('heading', { name: 'Questions to every key' })).toBeVisible()
  await expectAccessibleInEveryLook(mia)
  const open = mia.getByRole('button', { name: /^Answer: / }).first()
  const question = ((await open.getAttribute('aria-label')) ?? '').replace('Answer: ', '')
  await open.click()
  const dialog = mia.getByRole('dialog', { name: question })
  await dialog.getByLabel('Yes').check()
  await dialog.getByLabel(/^What you know/).fill('It is in the build machine’s vault.')
  await expectAccessibleInEveryLook(mia)
  await dialog.getByRole('button', { name: 'Write the answer down' }).click()
  await expect(dialog).toHaveCount(0)
  const item = mia.getByRole('listitem').filter({ hasText: question })
  await expect(item).toContainText('It is in the build machine’s vault.')
  await expect(item).toContainText('answered by Mia Ortega')
})
