// npm test: everything that CI runs, from a fresh clone on. npm test -- unit runs one stage, and
// npm test -- browser people.spec.ts one file of it. Ends with the plain line "N passed, N failed".
// What can run side by side does, and prints in order.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { inspect } from 'node:util'
import { build, generateClient, isBuilt } from './build.mjs'
import { node, runChecks, staticChecks } from './checks.mjs'
import { provideChromium } from './find-chromium.mjs'
import { install, isInstalled } from './install.mjs'
import { PlainError } from './plain-error.mjs'
import { inProject, PROJECT_FOLDER } from './project.mjs'
import { onShutdown, shutDown, stopOnSignals } from './shutdown.mjs'
import { speakInTurn } from './speak-in-turn.mjs'
import { startTestApplication, TEST_ADMIN } from './test-application.mjs'
import { playwrightCounts, playwrightFailures, totals, vitestCounts, vitestFailures } from './test-reports.mjs'

const REPORTS = inProject('test-results')
const say = (/** @type {string} */ line) => console.log(line)
const [only, ...rest] = process.argv.slice(2)

/** @typedef {{ passed: boolean, counts: import('./test-reports.mjs').Counts | null, failures?: string[] }} Stage */
/** @typedef {import('./speak-in-turn.mjs').Voice} Voice */

/** @type {Record<string, (voice: Voice) => Promise<Stage>>} */
const STAGES = {
  checks: async () => ({ passed: (await runChecks(staticChecks())).length === 0, counts: null }),
  unit: (voice) => vitest('unit', voice),
  build: async (voice) => {
    await buildIfNeeded(voice)
    return { passed: true, counts: null }
  },
  integration,
  browser,
}

/**
 * What stands in one row runs side by side: it needs nothing but what the rows before have made. Integration and browser keep a
 * small machine's processors busy each by itself: side by side they end no sooner, and everything in them takes twice as long.
 */
const SIDE_BY_SIDE = [['checks'], ['unit', 'build'], ['integration'], ['browser']]

/** @param {string} project @param {Voice} voice @returns {Promise<Stage>} */
async function vitest(project, voice) {
  const report = `${REPORTS}/${project}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const passed = await runAloud(voice, node('vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...rest))
  return { passed, ...readReport(report, vitestCounts, vitestFailures) }
}

/** Some of these tests start the application as it was built. @param {Voice} voice */
async function integration(voice) {
  await buildIfNeeded(voice)
  return vitest('integration', voice)
}

/** @type {Promise<void> | undefined} */
let building

/** Once: a build that failed fails for everybody who needs it. @param {Voice} voice */
async function buildIfNeeded(voice) {
  if (isBuilt()) return
  voice.say('Building the pages …\n')
  building ??= build()
  await building
}

/** @param {Voice} voice @returns {Promise<Stage>} */
async function browser(voice) {
  const report = `${REPORTS}/browser.json`
  const chromium = await provideChromium((line) => voice.say(`${line}\n`))
  await buildIfNeeded(voice)
  const application = await startTestApplication()
  const passed = await runAloud(voice, node('@playwright/test/cli.js', 'test', ...rest), {
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

/**
 * @param {Voice} voice @param {string[]} command @param {Record<string, string>} [env]
 * @returns {Promise<boolean>}
 */
function runAloud(voice, [program = '', ...args], env = {}) {
  const { NODE_ENV: _, ...inherited } = process.env
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: PROJECT_FOLDER,
      // one stage alone has the terminal to itself
      stdio: only === undefined ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: /** @type {NodeJS.ProcessEnv} */ ({ ...inherited, ...env }),
    })
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', voice.say)
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
  const rows = SIDE_BY_SIDE.map((row) => row.filter((name) => only === undefined || name === only))
  if (rows.flat().length === 0)
    throw new PlainError(`there is no stage ${only}; there are ${Object.keys(STAGES).join(', ')}`)
  if (!isInstalled()) {
    say('Installing the packages (only now, about a minute) …')
    await install()
  }
  await generateClient()
  fs.rmSync(REPORTS, { recursive: true, force: true })
  const nextVoice = speakInTurn((text) => process.stdout.write(text))
  const stages = []
  // a stage that fails does not hide what the others would say
  for (const row of rows) stages.push(...(await Promise.all(row.map((name) => runStage(name, nextVoice())))))
  // once more where a long run ends: thousands of lines may stand between a failure and here
  const failures = stages.flatMap(({ failures = [] }) => failures)
  for (const failure of failures) say(`\n✘ ${failure.replaceAll(`${PROJECT_FOLDER}/`, '')}`)
  return totals(stages)
}

/** @param {string} name @param {Voice} voice @returns {Promise<Stage>} */
async function runStage(name, voice) {
  voice.say(`\n── ${name} ──\n`)
  const began = performance.now()
  const stage = await STAGES[name]?.(voice).catch((error) => {
    voice.say(`${explain(error)}\n`)
    return FAILED
  })
  voice.say(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
  voice.end()
  return stage ?? FAILED
}

/** @type {Stage} */
const FAILED = { passed: false, counts: null }

/** @param {unknown} error */
const explain = (error) => (error instanceof PlainError ? `stocktake: ${error.message}` : inspect(error))

stopOnSignals(say)
const { passed, failed, skipped } = await run().catch((error) => {
  console.error(explain(error))
  return totals([FAILED])
})
await shutDown()
if (skipped > 0) say(`\n${skipped} skipped`)
say(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
