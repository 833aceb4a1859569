import { expect, test } from '../support/story'

// The one table and the frame around every page, on the page of the log, which always has an entry.

test('the table is walked with the keyboard: arrows move, Enter opens and closes', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/audit')
  const rows = page.getByRole('grid').locator('[data-row]')
  await expect(rows.first()).toBeVisible()
  await rows.first().focus()
  // a long log comes page by page: the end of what has come brings more
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(rows.last()).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('Home')
  await expect(rows.first()).toBeFocused()
  const unfold = rows.first().getByRole('button', { name: /^Details of/ })
  await page.keyboard.press('Enter')
  await expect(unfold).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Enter')
  await expect(unfold).toHaveAttribute('aria-expanded', 'false')
})

test('columns stay as one chose them, and the address keeps the search for Back and for others', async ({
  page,
  signIn,
}) => {
  await signIn('viewer')
  await page.goto('/audit')
  await expect(page.getByRole('columnheader', { name: 'Why' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Why' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Why' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Why' })).toBeVisible()

  await page.getByRole('searchbox').fill('nothing is called like this')
  await expect(page.getByText('No entries match.')).toBeVisible()
  await expect(page).toHaveURL(/q=nothing/)
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('nothing is called like this')
  await page.getByRole('button', { name: 'Clear the search and all filters' }).click()
  await expect(page).toHaveURL(/\/audit$/)
  await expect(page.getByRole('grid')).toBeVisible()
})

test('on a phone the rows are cards that say what each value is', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/audit')
  const row = page.getByRole('grid').locator('[data-row]').first()
  await expect(row).toBeVisible()
  await expect(page.getByRole('columnheader').first()).toBeHidden()
  const head = await row
    .locator('.tells')
    .first()
    .evaluate((cell) => getComputedStyle(cell, '::before').content)
  expect(head).toContain('Outcome')
})

test('light or dark is kept and is there from the first paint', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/settings/me')
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const answer = await page.request.get('/settings/me')
  expect(await answer.text()).toMatch(/<html[^>]*data-theme="dark"/)
})

test('Ctrl-K goes anywhere without the mouse', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/settings/me')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Find a page or an act' })).toBeFocused({ timeout: 1000 })
  }).toPass()
  await page.keyboard.type('log')
  await expect(page.getByRole('option', { selected: true })).toContainText('Audit')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/audit$/)
})

test('the first press of Tab offers to skip to the page', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/settings/me')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('on wide paper a page takes the whole width: what the screen shows beside it is not printed', async ({
  page,
  signIn,
}) => {
  await signIn('viewer')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/audit')
  await expect(page.getByRole('grid')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden()
  expect((await page.getByRole('main').boundingBox())?.width).toBe(1280)
})
