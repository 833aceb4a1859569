import { defineConfig } from '@playwright/test'
import { CHROMIUM_ARGUMENTS } from './tests/support/chromium-arguments'

// The application is not started from here: `npm test` starts a built one on a data folder of its own and says where it
// is. For one file alone: npm test -- browser people.spec.ts
const baseURL = process.env.STOCKTAKE_TEST_URL
if (!baseURL)
  throw new Error('Run the browser tests through `npm test -- browser`: it starts the application for them.')

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/browser',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env.STOCKTAKE_TEST_REPORT ?? 'test-results/browser.json' }]],
  projects: [{ name: 'chromium' }],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: CHROMIUM_ARGUMENTS },
  },
})
