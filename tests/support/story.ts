import fs from 'node:fs'
import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
  type WebError,
} from '@playwright/test'
import type axe from 'axe-core'
import { inProject } from '../../lib/launch/project.mjs'
import { signInAs } from './sign-in-as'

// What every browser story stands on: people made for it alone, and a guard that fails the story when the page reports
// an error nobody announced.

type Fixtures = {
  /** Signs a new person with this role in, in this page, through the sign-in form. */
  signIn: (role: Role) => Promise<{ id: string; name: string; email: string; password: string }>
  /** Announces an error in the console that the story provokes on purpose, such as a refused request. */
  expectConsole: (pattern: RegExp) => void
}

export type Role = 'viewer' | 'member' | 'approver' | 'admin'

export const test = base.extend<Fixtures & { guard: undefined }>({
  signIn: async ({ page }, use) => use((role) => signInAs(page, role)),

  expectConsole: async ({ browserName: _ }, use, info) => {
    const patterns: RegExp[] = []
    allowed.set(info.testId, patterns)
    await use((pattern) => void patterns.push(pattern))
  },

  guard: [
    async ({ context, expectConsole: _ }, use, info) => {
      const leave = await guardWindow(context)
      await use(undefined)
      leave()
      const problems = reported.splice(0)
      const patterns = allowed.get(info.testId) ?? []
      expect(problems.filter((problem) => !patterns.some((pattern) => pattern.test(problem)))).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

const allowed = new Map<string, RegExp[]>()

/** Asked for by the browser itself while a page that comes in pieces has not yet named its own icon. */
const OF_THE_BROWSER = /\/favicon\.ico$/

/** What the windows have reported since a story last answered for it. */
const reported: string[] = []

/** Whatever this window reports fails the story that runs then: also the windows of other people, which several stories share. */
export async function guardWindow(context: BrowserContext): Promise<() => void> {
  await context.addInitScript(pressWhenLive)
  const listen = (message: ConsoleMessage) => {
    if (message.type() === 'error' && !OF_THE_BROWSER.test(message.location().url))
      reported.push(`${message.text()} (${message.location().url})`)
  }
  const hear = (error: WebError) => reported.push(String(error.error()))
  context.on('console', listen)
  context.on('weberror', hear)
  return () => {
    context.off('console', listen)
    context.off('weberror', hear)
  }
}

/**
 * Runs in every page before its own scripts: nothing can be pressed before all its buttons are listened to. A press in the
 * moment between goes nowhere, and only a machine is as fast as that.
 */
function pressWhenLive() {
  const deaf = new CSSStyleSheet()
  deaf.replaceSync('body { pointer-events: none !important }')
  document.adoptedStyleSheets = [deaf]
  const isHeard = (button: Element) => Object.keys(button).some((key) => key.startsWith('__reactProps$'))
  const look = () => {
    const isLive = document.readyState !== 'loading' && [...document.querySelectorAll('button')].every(isHeard)
    if (isLive) document.adoptedStyleSheets = []
    else requestAnimationFrame(look)
  }
  look()
}

/** No violation of WCAG 2.2 A or AA, and nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  // between two pages there is none for a moment
  await expect(page).toHaveTitle(/./)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const violations = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: Axe }
    const runOnly = { type: 'tag' as const, values: tags }
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)
  }, TAGS)
  expect(violations).toEqual([])
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(tooWide, 'pixels the page is wider than the screen').toBeLessThanOrEqual(0)
}

type Axe = typeof axe
/** The small one: every page that is looked at reads it anew. */
const AXE = fs.readFileSync(inProject('node_modules/axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
