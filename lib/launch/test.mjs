// npm test: everything that CI runs, from a fresh clone on. npm test -- unit runs one stage, and
// npm test -- browser people.spec.ts one file of it. Ends with the plain line "N passed, N failed".
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { build, generateClient, isBuilt } from './build.mjs'
import { node, runChecks, staticChecks } from './checks.mjs'
import { provideChromium } from './find-chromium.mjs'
import { install, isInstalled } from './install.mjs'
import { PlainError } from './plain-error.mjs'
import { inProject, PROJECT_FOLDER } from './project.mjs'
import { onShutdown, shutDown, stopOnSignals } from './shutdown.mjs'
import { startTestApplication, TEST_ADMIN } from './test-application.mjs'
import { playwrightCounts, playwrightFailures, totals, vitestCounts, vitestFailures } from './test-reports.mjs'

const REPORTS = inProject('test-results')
const say = (/** @type {string} */ line) => console.log(line)
const [only, ...rest] = process.argv.slice(2)

/** @typedef {{ passed: boolean, counts: import('./test-reports.mjs').Counts | null, failures?: string[] }} Stage */

/** @type {Record<string, () => Promise<Stage>>} */
const STAGES = {
  checks: async () => ({ passed: (await runChecks(staticChecks())).length === 0, counts: null }),
  unit: () => vitest('unit'),
  integration,
  browser,
}

/** @param {string} project @returns {Promise<Stage>} */
async function vitest(project) {
  const report = `${REPORTS}/${project}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const passed = await runVisibly(node('vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...rest))
  return { passed, ...readReport(report, vitestCounts, vitestFailures) }
}

/** Some of these tests start the application as it was built. */
async function integration() {
  await buildIfNeeded()
  return vitest('integration')
}

async function buildIfNeeded() {
  if (isBuilt()) return
  say('Building the pages …')
  await build()
}

async function browser() {
  const report = `${REPORTS}/browser.json`
  const chromium = await provideChromium(say)
  await buildIfNeeded()
  const application = await startTestApplication()
  const passed = await runVisibly(node('@playwright/test/cli.js', 'test', ...rest), {
    CHROMIUM_PATH: chromium,
    STOCKTAKE_TEST_URL: application.url,
    STOCKTAKE_TEST_REPORT: report,
    STOCKTAKE_ADMIN_EMAIL: TEST_ADMIN.email,
    STOCKTAKE_ADMIN_PASSWORD: TEST_ADMIN.password,
    STOCKTAKE_DATA_DIR: application.dataFolder,
    DATABASE_URL: application.databaseUrl,
  })
  await application.stop()
  return { passed, ...readReport(report, playwrightCounts, playwrightFailures) }
}

/** @param {string[]} command @param {Record<string, string>} [env] @returns {Promise<boolean>} */
function runVisibly([program = '', ...args], env = {}) {
  const { NODE_ENV: _, ...inherited } = process.env
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: PROJECT_FOLDER,
      stdio: 'inherit',
      env: /** @type {NodeJS.ProcessEnv} */ ({ ...inherited, ...env }),
    })
    onShutdown(() => void child.kill())
    child.once('close', (code) => resolve(code === 0))
  })
}

/**
 * @param {string} file
 * @param {(report: any) => import('./test-reports.mjs').Counts} count
 * @param {(report: any) => string[]} failuresOf
 */
function readReport(file, count, failuresOf) {
  if (!fs.existsSync(file)) return { counts: null }
  const report = JSON.parse(fs.readFileSync(file, 'utf8'))
  return { counts: count(report), failures: failuresOf(report) }
}

async function run() {
  const chosen = Object.entries(STAGES).filter(([name]) => only === undefined || name === only)
  if (chosen.length === 0)
    throw new PlainError(`there is no stage ${only}; there are ${Object.keys(STAGES).join(', ')}`)
  if (!isInstalled()) {
    say('Installing the packages (only now, about a minute) …')
    await install()
  }
  await generateClient()
  fs.rmSync(REPORTS, { recursive: true, force: true })
  const stages = []
  // a stage that fails does not hide what the next ones would say
  for (const [name, stage] of chosen) {
    say(`\n── ${name} ──`)
    stages.push(await stage().catch(explain))
  }
  // once more where a long run ends: thousands of lines may stand between a failure and here
  const failures = stages.flatMap(({ failures = [] }) => failures)
  for (const failure of failures) say(`\n✘ ${failure.replaceAll(`${PROJECT_FOLDER}/`, '')}`)
  return totals(stages)
}

/** @param {unknown} error @returns {Stage} */
function explain(error) {
  console.error(error instanceof PlainError ? `stocktake: ${error.message}` : error)
  return { passed: false, counts: null }
}

stopOnSignals(say)
const { passed, failed, skipped } = await run().catch((error) => totals([explain(error)]))
await shutDown()
if (skipped > 0) say(`\n${skipped} skipped`)
say(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
