import { expect, test } from '../support/story'

test('every page has a nonce of its own, and every script of it carries it', async ({ request }) => {
  const nonces = new Set<string>()
  for (const path of ['/sign-in', '/invitation', '/nowhere.txt', '/sign-in']) {
    const response = await request.get(path)
    const policy = response.headers()['content-security-policy'] ?? ''
    const nonce = /'nonce-(\w+)'/.exec(policy)?.[1] ?? ''
    expect(nonce).toMatch(/^\w{32}$/)
    nonces.add(nonce)
    for (const [tag] of (await response.text()).matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`)
    expect(response.headers()).toMatchObject({ 'x-frame-options': 'DENY', 'cache-control': /no-store/ })
    expect(response.headers()).not.toHaveProperty('strict-transport-security')
    expect(response.headers()).not.toHaveProperty('x-powered-by')
  }
  expect(nonces.size).toBe(4)
})

test('a script without the nonce does not run', async ({ page, expectConsole }) => {
  expectConsole(/Content Security Policy/)
  await page.goto('/sign-in')
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.smuggled = true">')
  })
  await expect(page.locator('img[src="x"]')).toBeAttached()
  expect(await page.evaluate(() => 'smuggled' in window)).toBe(false)
})
