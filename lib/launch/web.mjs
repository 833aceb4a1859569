// The web process: Next on the built pages, or with hot reload. It never outlives the launcher.
import { spawn } from 'node:child_process'
import { readLines } from './read-lines.mjs'
import { inProject, PROJECT_FOLDER } from './project.mjs'
import { startMark } from './processes.mjs'

/**
 * @typedef {object} Child
 * @property {number} pid
 * @property {string} mark
 * @property {Promise<string>} exited resolves with its last lines
 * @property {() => Promise<void>} stop
 */

/** Requests in flight may finish; a browser's open connection may not hold up a stop for longer. */
const STOP_PATIENCE_MS = 8_000
const TAIL_LINES = 30

/**
 * Longer than a proxy keeps a connection for its next request (a minute, as a rule). If this end gave up first, a request
 * could be on its way at that very moment, and would be lost.
 */
const IDLE_CONNECTION_MS = 75_000

/** The young generation only decides how much garbage may pile up before it is swept; the default is generous. */
const MEMORY = ['--max-semi-space-size=8']

/**
 * @param {{ port: number, dev: boolean, env: NodeJS.ProcessEnv, onLine: (line: string) => void }} options
 * @returns {Child}
 */
export function startWeb({ port, dev, env, onLine }) {
  const program = [inProject('node_modules/next/dist/bin/next'), dev ? 'dev' : 'start', '--port', String(port)]
  if (!dev) program.push('--keepAliveTimeout', String(IDLE_CONNECTION_MS))
  const watch = ['--import', new URL('./leave-with-launcher.mjs', import.meta.url).href]
  const child = spawn(process.execPath, [...(dev ? [] : MEMORY), ...watch, ...program], {
    cwd: PROJECT_FOLDER,
    // its own group: Ctrl-C reaches the launcher only, which stops things in order
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...env,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // glibc gives each thread its own heap and never hands it back
      MALLOC_ARENA_MAX: '2',
    },
  })
  /** @type {string[]} */
  const tail = []
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    readLines(stream, (line) => {
      tail.push(line)
      if (tail.length > TAIL_LINES) tail.shift()
      onLine(line)
    })
  }
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', () => resolve(tail.join('\n')))
  })
  const pid = child.pid ?? 0
  return { pid, mark: startMark(pid), exited, stop: () => stop(child, exited) }
}

async function stop(
  /** @type {import('node:child_process').ChildProcess} */ child,
  /** @type {Promise<unknown>} */ exited,
) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS)
  await exited
  clearTimeout(impatient)
}
