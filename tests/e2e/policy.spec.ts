import { expectAccessibleInEveryLook } from '../support/every-look'
import { connectedApplication } from '../support/connected-application'
import { TEST_ADMIN } from '../../lib/launch/test-application.mjs'
import { expect, test } from '../support/story'

test('a threshold is changed once its effect was shown, and the reason is kept', async ({ browser, expectConsole }) => {
  test.setTimeout(240_000)
  // what cannot be a threshold is refused, beside its field
  expectConsole(/400 \(Bad Request\).*\/api\/policy\/preview/)
  const app = await connectedApplication({ servers: [] })
  try {
    const admin = await app.windowOf(browser, TEST_ADMIN)
    await admin.goto('/settings/policy')
    await expect(admin.getByText('The thresholds are as they came; nobody has changed them.')).toBeVisible()
    await expectAccessibleInEveryLook(admin)
    const stopped = admin.getByRole('group', { name: 'Stopped servers' }).getByRole('textbox').first()
    await stopped.fill('zero')
    await admin.getByRole('button', { name: 'Show what this would change' }).click()
    await expect(stopped).toHaveAttribute('aria-invalid', 'true')
    await stopped.fill('90')
    await admin.getByRole('button', { name: 'Show what this would change' }).click()
    const dialog = admin.getByRole('dialog', { name: 'What this would change' })
    await expect(dialog).toBeVisible()
    await expectAccessibleInEveryLook(admin)
    await dialog.getByLabel(/^Why/).fill('Our seasonal servers rest for a quarter.')
    await dialog.getByRole('button', { name: 'Use these thresholds from now on' }).click()
    await expect(admin.getByText('The new thresholds hold from now on.')).toBeVisible()
    await admin.getByText('What was changed before').click()
    await expect(admin.getByText('Our seasonal servers rest for a quarter.')).toBeVisible()
    await expectAccessibleInEveryLook(admin)

    const mia = await app.windowOf(browser, app.people.mia)
    await mia.goto('/settings/policy')
    await expect(mia.getByText('Admins change the thresholds. Ask one of them.')).toBeVisible()
    await expect(mia.getByRole('button', { name: 'Show what this would change' })).toHaveCount(0)
  } finally {
    await app.stop()
  }
})
