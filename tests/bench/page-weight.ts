// Compressed JavaScript over the wire for the first view of each page, in a browser that has never been here, above what
// the framework alone weighs.

import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '@/lib/launch/find-chromium.mjs'
import { inProject } from '@/lib/launch/project.mjs'
import { runStep } from '@/lib/launch/run-step.mjs'
import { freePort, startTestApplication, TEST_ADMIN } from '@/lib/launch/test-application.mjs'
import { CHROMIUM_ARGUMENTS } from '../support/chromium-arguments'
import { pagesOf } from './pages'

type Row = { name: string; value: string; target: string }
type Cookies = Awaited<ReturnType<import('@playwright/test').BrowserContext['cookies']>>

const TARGET_KB = 80
/** What is weighed does not depend on how busy the machine is just now. */
const NAVIGATION_PATIENCE_MS = 120_000
/** No further script for this long: the page has what its first view needs. */
const QUIET_MS = 4_000
const NEXT = inProject('node_modules/next/dist/bin/next')

export default async function bench(): Promise<Row[]> {
  const browser = await chromium.launch({
    executablePath: (await findChromium()) ?? undefined,
    args: CHROMIUM_ARGUMENTS,
  })
  try {
    const floor = await weighBarePage(browser)
    const rows: Row[] = [{ name: "JavaScript of the framework's bare page", value: kb(floor), target: 'the floor' }]
    for (const { path, bytes } of await weighOurPages(browser))
      rows.push({ name: `JavaScript of ${path} above it`, value: kb(bytes - floor), target: `≤ ${TARGET_KB} KB` })
    return rows
  } finally {
    await browser.close()
  }
}

/** Built inside the checkout, because it has to find the same packages. */
async function weighBarePage(browser: Browser): Promise<number> {
  const folder = inProject('test-results/bare-page')
  fs.cpSync(inProject('tests/bench/bare-page'), folder, { recursive: true })
  let server: ChildProcess | undefined
  try {
    const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
    await runStep('building the bare page', [process.execPath, NEXT, 'build', folder], env)
    const port = await freePort()
    server = spawn(process.execPath, [NEXT, 'start', folder, '--port', String(port)], { env, stdio: 'ignore' })
    await answering(`http://localhost:${port}/`)
    return (await weigh(browser, `http://localhost:${port}/`, [])).bytes
  } finally {
    server?.kill()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function weighOurPages(browser: Browser) {
  const application = await startTestApplication()
  try {
    const cookies = await signIn(browser, application.url)
    const weights: { path: string; bytes: number }[] = []
    for (const { path, signedIn } of pagesOf(inProject('app'))) {
      const { bytes, arrivedAt } = await weigh(browser, application.url + path, signedIn ? cookies : [])
      if (signedIn && arrivedAt === '/sign-in') throw new Error(`${path} asked to sign in.`)
      // a page that leads on to another is measured as that one
      if (arrivedAt === path) weights.push({ path, bytes })
    }
    return weights
  } finally {
    await application.stop()
  }
}

async function signIn(browser: Browser, url: string): Promise<Cookies> {
  const page = await browser.newPage({ baseURL: url })
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(TEST_ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill(TEST_ADMIN.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation', { name: 'Pages' }).waitFor()
  const cookies = await page.context().cookies()
  await page.close()
  return cookies
}

/** In a context of its own nothing is cached. Counted until no more scripts come, prefetched ones included. */
async function weigh(browser: Browser, url: string, cookies: Cookies) {
  const context = await browser.newContext()
  await context.addCookies(cookies)
  const page = await context.newPage()
  page.setDefaultNavigationTimeout(NAVIGATION_PATIENCE_MS)
  const scripts = await watchScripts(page)
  const response = await page.goto(url, { waitUntil: 'load' })
  if (response?.status() !== 200) throw new Error(`${url} answered ${response?.status()}.`)
  const bytes = await scripts.allBytes()
  const arrivedAt = new URL(page.url()).pathname
  await context.close()
  return { bytes, arrivedAt }
}

/** What comes over the wire for scripts, headers included. */
async function watchScripts(page: Page) {
  const wire = await page.context().newCDPSession(page)
  const scripts = new Set<string>()
  let bytes = 0
  let lastAt = Date.now()
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    if (!/javascript/.test(response.mimeType)) return
    scripts.add(requestId)
    lastAt = Date.now()
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!scripts.has(requestId)) return
    bytes += encodedDataLength
    lastAt = Date.now()
  })
  await wire.send('Network.enable')
  return {
    // a page that goes on asking for data never falls silent as a whole
    allBytes: async () => {
      while (Date.now() - lastAt < QUIET_MS) await wait(QUIET_MS / 10)
      return bytes
    },
  }
}

async function answering(url: string): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error(`${url} does not answer.`)
}

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
