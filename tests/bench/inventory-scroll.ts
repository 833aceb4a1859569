// A hundred thousand rows in a real browser: scrolled by the wheel and pulled to anywhere by the scroll bar. What a
// person feels: how long a frame takes, how long the page is frozen, how soon there are rows where they look.
import { type Browser, chromium, type Page } from '@playwright/test'
import { Client } from 'pg'
import { findChromium } from '@/lib/launch/find-chromium.mjs'
import { startTestApplication, TEST_ADMIN } from '@/lib/launch/test-application.mjs'
import { CHROMIUM_ARGUMENTS } from '../support/chromium-arguments'
import { givenManyResources } from '../support/many-resources'

type Row = { name: string; value: string; target: string }

const COUNT = 100_000
/** Turns of the wheel, a screen each, as fast as a hand turns it. */
const TURNS = 60
const TURN_EVERY_MS = 50
/** Places of the scroll bar, as parts of the whole. */
const PULLS = [0.5, 0.9, 0.1, 0.75, 0.33, 1, 0.02, 0.66, 0.25, 0.82]
const PATIENCE_MS = 30_000

export default async function bench(): Promise<Row[]> {
  const application = await startTestApplication({ env: { STOCKTAKE_WORKER: 'off' } })
  let browser: Browser | undefined
  try {
    await fill(application.databaseUrl)
    browser = await chromium.launch({ executablePath: (await findChromium()) ?? undefined, args: CHROMIUM_ARGUMENTS })
    const page = await browser.newPage({ baseURL: application.url, viewport: { width: 1280, height: 850 } })
    await signIn(page)
    const name = `inventory of ${COUNT.toLocaleString('en')} in the browser`
    const opened = await open(page)
    const scrolled = await scroll(page)
    const pulled = await pull(page)
    return [
      { name: `${name}: first rows after the click`, value: ms(opened), target: '≤ 1,000 ms' },
      { name: `${name}: a frame while scrolling, p95`, value: ms(p95(scrolled.frames)), target: '≤ 33 ms' },
      {
        name: `${name}: longest freeze while scrolling`,
        value: ms(Math.max(0, ...scrolled.freezes)),
        target: '≤ 100 ms',
      },
      { name: `${name}: rows there after pulling the scroll bar, p95`, value: ms(p95(pulled)), target: '≤ 500 ms' },
      {
        name: `${name}: rows in the page at once`,
        value: String(await page.locator('tr.row').count()),
        target: '≤ 200',
      },
    ]
  } finally {
    await browser?.close()
    await application.stop()
  }
}

async function fill(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO raff_account (id, name) VALUES (gen_random_uuid(), 'Bench') RETURNING id",
  )
  await client.end()
  await givenManyResources(databaseUrl, rows[0]?.id ?? '', COUNT)
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(TEST_ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill(TEST_ADMIN.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation', { name: 'Pages' }).waitFor()
}

async function open(page: Page): Promise<number> {
  await page.goto('/inventory')
  await rowsInSight(page)
  await page.goto('/settings/me')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const began = performance.now()
  await page.getByRole('link', { name: 'Inventory', exact: true }).first().click()
  await rowsInSight(page)
  return performance.now() - began
}

/** Text, because a compiled function brings along names that the page does not have. */
const WATCH_FRAMES = `
  window.seen = { frames: [], freezes: [] }
  let last = performance.now()
  requestAnimationFrame(function frame(now) {
    window.seen.frames.push(now - last)
    last = now
    requestAnimationFrame(frame)
  })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.freezes.push(entry.duration)
  }).observe({ type: 'longtask' })
`

/** Frames and freezes as the browser itself counts them. */
async function scroll(page: Page): Promise<{ frames: number[]; freezes: number[] }> {
  await page.evaluate(WATCH_FRAMES)
  await page.mouse.move(700, 500)
  for (let turn = 0; turn < TURNS; turn++) {
    await page.mouse.wheel(0, 800)
    await page.waitForTimeout(TURN_EVERY_MS)
  }
  const seen = await page.evaluate(() => (window as unknown as { seen: { frames: number[]; freezes: number[] } }).seen)
  await rowsInSight(page)
  return seen
}

async function pull(page: Page): Promise<number[]> {
  const times: number[] = []
  for (const part of PULLS) {
    const began = performance.now()
    await page.evaluate((share) => window.scrollTo(0, document.documentElement.scrollHeight * share), part)
    await rowsInSight(page)
    times.push(performance.now() - began)
  }
  return times
}

/** Every line in the middle of the screen is a row that has come. */
async function rowsInSight(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const height = window.innerHeight
      const lines = [...document.querySelectorAll('tr.row')].filter((line) => {
        const { top, bottom } = line.getBoundingClientRect()
        return bottom > height * 0.1 && top < height * 0.9
      })
      return lines.length > 3 && lines.every((line) => !line.classList.contains('is-coming'))
    },
    undefined,
    { timeout: PATIENCE_MS, polling: 'raf' },
  )
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? Number.NaN
}

const ms = (time: number) => `${time.toFixed(0)} ms`
