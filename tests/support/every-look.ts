import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './story'

/** Every width and every set of colours once: what a look can break comes from one of the two, hardly from both. */
const LOOKS = [
  { width: 360, height: 740, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
] as const

/** The page as it stands, on a phone and a laptop, in dark and light, and no wider than a projector. */
export async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  for (const { width, height, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 1920, height: 1080 })
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(tooWide, 'pixels wider than a projector').toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1280, height: 800 })
}
