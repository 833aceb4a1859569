import { expect, test } from '../support/story'

test('a viewer finds what somebody did, opens it and reads what changed', async ({ page, signIn }) => {
  const viewer = await signIn('viewer')
  await page.goto('/audit')
  await page.getByRole('searchbox', { name: 'Search the log' }).fill(viewer.name)
  const entry = page.getByRole('row', { name: `${viewer.name} signed in` })
  await expect(entry).toBeVisible()
  await expect(page).toHaveURL(/q=/)
  await entry.click()
  await expect(page.getByText('Hash of the entry before')).toBeVisible()
})

test('a filter that matches nothing says so and can be cleared', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/audit?q=nobody-did-this')
  await expect(page.getByText('No entries match.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search and all filters' }).click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expect(page).toHaveURL(/\/audit$/)
})

test('anybody can check the whole log, and later that the noted entry is still the same', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/audit')
  await page.getByRole('button', { name: 'Check the whole log' }).click()
  const verdict = page.getByRole('alert').filter({ hasText: 'exactly as they were written' })
  await expect(verdict).toBeVisible()
  const [, seq = '', hash = ''] = /entry ([\d,]+),\s*([0-9a-f]{8,})/.exec(await verdict.innerText()) ?? []
  await page.getByText('I noted an entry earlier').click()
  await page.getByLabel('Entry number').fill(seq)
  await page.getByLabel('Its hash').fill(hash)
  await page.getByRole('button', { name: 'Compare with my note' }).click()
  await expect(verdict).toBeVisible()
  await page.getByLabel('Its hash').fill('deadbeef')
  await page.getByRole('button', { name: 'Compare with my note' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'is not the one you noted' })).toBeVisible()
})

test('a wrong hash is explained beside its field', async ({ page, signIn, expectConsole }) => {
  expectConsole(/400/)
  await signIn('viewer')
  await page.goto('/audit')
  await page.getByText('I noted an entry earlier').click()
  await page.getByLabel('Entry number').fill('1')
  await page.getByLabel('Its hash').fill('not a hash')
  await page.getByRole('button', { name: 'Compare with my note' }).click()
  await expect(page.getByText('Expected at least the first 8 characters of a hash')).toBeVisible()
})

test('the file holds exactly what the filters show', async ({ page, signIn }) => {
  const viewer = await signIn('viewer')
  await page.goto(`/audit?q=${encodeURIComponent(viewer.name)}`)
  await expect(page.getByRole('row', { name: `${viewer.name} signed in` })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^stocktake-audit-\d{4}-\d{2}-\d{2}\.csv$/)
  const text = await (await download.createReadStream()).setEncoding('utf8').toArray()
  const lines = text.join('').trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(viewer.name)
})
