// The practice account runs beside the web process when somebody explores it, keeps its state in the data folder, and
// comes back at the next start on the same port, because stored connections point there.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.mjs'
import { probePort } from './port.mjs'
import { startMark } from './processes.mjs'
import { PROJECT_FOLDER } from './project.mjs'
import { readLines } from './read-lines.mjs'
import { typescriptCommand } from './typescript-command.mjs'

const START_PATIENCE_MS = 20_000
const STOP_PATIENCE_MS = 5_000
/** One that lived for less would end again at once. */
const WORTH_ANOTHER_TRY_MS = 10_000

/** @typedef {{ event: 'ready', url: string, keys: Record<string, string>, toldAt: number | null }} Ready */
/** @typedef {{ ready: Ready, child: import('node:child_process').ChildProcess, exited: Promise<unknown> }} Running */

/**
 * @param {string} dataFolder
 * @param {{ onChild: (child: { pid: number, mark: string } | null) => void, say: (line: string) => void }} events
 */
export function practiceKeeper(dataFolder, { onChild, say }) {
  const stateFile = path.join(dataFolder, 'practice.json')
  const portFile = path.join(dataFolder, 'practice-port')
  /** @type {Promise<Running> | null} */
  let running = null
  let stopping = false

  const start = () => {
    stopping = false
    running ??= launch().catch((error) => {
      running = null
      throw error
    })
    return running.then(({ ready }) => ready)
  }

  const launch = async () => {
    const child = spawnPractice(stateFile, await rememberedPort(portFile))
    const exited = new Promise((resolve) => child.once('close', resolve))
    const began = Date.now()
    exited.then(() => {
      running = null
      onChild(null)
      if (!stopping && Date.now() - began > WORTH_ANOTHER_TRY_MS) void resume()
    })
    const ready = await firstLine(child, exited)
    fs.writeFileSync(portFile, new URL(ready.url).port)
    onChild({ pid: child.pid ?? 0, mark: startMark(child.pid ?? 0) })
    return { ready, child, exited }
  }

  const stop = async () => {
    stopping = true
    const current = await running?.catch(() => null)
    if (!current) return
    // it saves its state and leaves when nobody holds its input any more
    current.child.stdin?.end()
    const impatient = setTimeout(() => current.child.kill('SIGKILL'), STOP_PATIENCE_MS)
    await current.exited
    clearTimeout(impatient)
  }

  /** The practice account that was there before, at a start or after a crash. */
  const resume = async () => {
    if (!fs.existsSync(stateFile)) return
    await start().catch((error) => say(`The practice account did not come back: ${error.message}`))
  }

  /** For good: a real account was connected, and what was practised is over. */
  const leave = async () => {
    await stop()
    for (const file of [stateFile, portFile]) fs.rmSync(file, { force: true })
  }

  return { start, stop, leave, resume }
}

function spawnPractice(/** @type {string} */ stateFile, /** @type {number} */ port) {
  const [program = '', ...args] = typescriptCommand('lib/practice/main.ts')
  return spawn(program, [...args, '--port', String(port), '--json', '--state', stateFile], {
    cwd: PROJECT_FOLDER,
    // its own group, like the web process; its input tells it when the launcher is gone
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    // it is the other side of the wire: none of our secrets belong there
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' },
  })
}

async function rememberedPort(/** @type {string} */ file) {
  const port = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0
  return Number.isInteger(port) && port > 0 && (await probePort(port)) === null ? port : 0
}

/** @param {import('node:child_process').ChildProcess} child @param {Promise<unknown>} exited @returns {Promise<Ready>} */
function firstLine(child, exited) {
  return new Promise((resolve, reject) => {
    let errors = ''
    child.stderr?.on('data', (chunk) => {
      errors = (errors + chunk).slice(-1_000)
    })
    const refuse = (/** @type {string} */ reason) =>
      reject(new PlainError(`the practice account did not start: ${reason}`))
    child.once('error', (error) => refuse(error.message))
    exited.then(() => refuse(errors.trim() || 'it ended at once'))
    const impatient = setTimeout(() => {
      child.kill('SIGKILL')
      refuse('it was not ready in time')
    }, START_PATIENCE_MS)
    if (child.stdout)
      readLines(child.stdout, (line) => {
        if (!line.startsWith('{')) return
        clearTimeout(impatient)
        resolve(JSON.parse(line))
      })
  })
}
