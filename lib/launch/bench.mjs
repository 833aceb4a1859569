// npm run bench: the figures that Stocktake promises, measured on this machine, as a table. npm run bench -- page-weight
// measures one. A figure that misses its target is a figure; only a measurement that breaks is a failure.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { build, isBuilt } from './build.mjs'
import { provideChromium } from './find-chromium.mjs'
import { install, isInstalled } from './install.mjs'
import { PlainError, runCommand } from './plain-error.mjs'
import { inProject, PROJECT_FOLDER } from './project.mjs'
import { onShutdown, shutDown, stopOnSignals } from './shutdown.mjs'

const FOLDER = 'tests/bench'
const say = (/** @type {string} */ line) => console.log(line)

/** @typedef {{ name: string, value: string, target: string }} Row */

/** A bench is a file that exports a function which answers rows: it exports it as its default. */
function allBenches() {
  return fs
    .readdirSync(inProject(FOLDER))
    .filter((file) => file.endsWith('.ts') && /^export default/m.test(fs.readFileSync(inProject(FOLDER, file), 'utf8')))
    .map((file) => path.basename(file, '.ts'))
    .sort()
}

/** In a process of its own, so that what one leaves in memory does not weigh on the next. @returns {Promise<Row[]>} */
function measure(/** @type {string} */ name, /** @type {NodeJS.ProcessEnv} */ env) {
  const runner = new URL('./run-bench.mjs', import.meta.url).pathname
  const args = ['--conditions=react-server', '--import', 'tsx', decodeURI(runner), inProject(FOLDER, `${name}.ts`)]
  const child = spawn(process.execPath, args, {
    cwd: PROJECT_FOLDER,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  onShutdown(() => void child.kill())
  return new Promise((resolve, reject) => {
    /** @type {Row[] | undefined} */
    let rows
    child.on('message', (message) => {
      rows = /** @type {Row[]} */ (message)
    })
    child.once('close', () => (rows ? resolve(rows) : reject(new PlainError(`the measurement ${name} broke off`))))
  })
}

/** @param {Row[]} rows */
function print(rows) {
  const all = [{ name: 'name', value: 'value', target: 'target' }, ...rows]
  const width = (/** @type {'name' | 'value'} */ column) => Math.max(...all.map((row) => row[column].length))
  for (const { name, value, target } of all)
    say(`${name.padEnd(width('name'))} | ${value.padStart(width('value'))} | ${target}`)
}

async function bench() {
  const [only] = process.argv.slice(2)
  if (!isInstalled()) {
    say('Installing the packages (only now, about a minute) …')
    await install()
  }
  const chosen = allBenches().filter((name) => only === undefined || name === only)
  if (chosen.length === 0) throw new PlainError(`there is no bench ${only}; there are ${allBenches().join(', ')}`)
  if (!isBuilt()) {
    say('Building the pages …')
    await build()
  }
  const env = { ...process.env, CHROMIUM_PATH: await provideChromium(say) }
  const rows = []
  for (const name of chosen) {
    say(`Measuring ${name} …`)
    rows.push(...(await measure(name, env)))
  }
  say('')
  print(rows)
}

stopOnSignals(say)
await runCommand(bench)
await shutDown()
