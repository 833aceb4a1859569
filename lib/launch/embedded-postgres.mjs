// A real Postgres that came with npm, as a child process on the data folder. It belongs to the launcher: its own
// session, so that Ctrl-C reaches the launcher only and everything stops in order.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { databaseFolder } from './database-folder.mjs'
import { endLeftoverPostgres } from './leftover-postgres.mjs'
import { PlainError } from './plain-error.mjs'
import { postgresBinaries } from './postgres-binaries.mjs'
import { postgresSettings } from './postgres-settings.mjs'
import { makeSocketFolder } from './socket-folder.mjs'
import { databaseUser, makePrivateFolder } from './unprivileged-user.mjs'

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url
 * @property {number} pid
 * @property {Promise<string>} exited resolves with the last lines of its log when it is no longer there
 * @property {() => Promise<void>} stop
 */

/** After a kill, the memory of the old server may linger for some seconds. Past this it is not lingering but alive. */
const LEFTOVER_PATIENCE_MS = 15_000
/** A fast shutdown writes a checkpoint; a disk that needs longer than this is not going to finish. */
const STOP_PATIENCE_MS = 15_000
const DATABASE = 'stocktake'
const LOG_KEPT = 4_000

/**
 * Starts the database of a data folder, making it first when there is none. The caller holds the lock of the data
 * folder, so any server found on these files was left behind by a launcher that was killed; it is ended.
 * @param {{ dataFolder: string, durable?: boolean }} options
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startEmbeddedPostgres({ dataFolder, durable = true }) {
  const folder = databaseFolder(dataFolder)
  const user = databaseUser(folder)
  const binaries = await postgresBinaries(user)
  const socketFolder = makeSocketFolder(dataFolder, 'socket', user)
  await endLeftoverPostgres(folder)
  if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) createDatabase({ folder, user, binaries, durable })
  const deadline = Date.now() + LEFTOVER_PATIENCE_MS
  for (;;) {
    const attempt = await launch({ folder, user, binaries, socketFolder, durable })
    if (typeof attempt !== 'string') return attempt
    if (!/shared memory block|lock file/.test(attempt) || Date.now() > deadline)
      throw new PlainError(`the embedded database did not start: ${reasonIn(attempt)}`)
    await wait(250)
  }
}

/** @typedef {{ folder: string, user: import('./unprivileged-user.mjs').User | undefined, binaries: { initdb: string, postgres: string }, durable: boolean }} Installation */

/** Built beside its place and moved there when it is whole, so that a kill leaves no half-made database. */
function createDatabase(/** @type {Installation} */ { folder, user, binaries, durable }) {
  const draft = `${folder}.new`
  fs.rmSync(draft, { recursive: true, force: true })
  makePrivateFolder(draft, user)
  const args = ['-D', draft, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-instructions', '--locale=C']
  // lower() and ILIKE have to know more letters than A to Z
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(durable ? [] : ['--no-sync']))
  run(binaries.initdb, args, user)
  run(binaries.postgres, ['--single', '-D', draft, 'postgres'], user, `CREATE DATABASE ${DATABASE}\n`)
  if (fs.existsSync(folder)) fs.rmdirSync(folder)
  fs.renameSync(draft, folder)
}

function run(
  /** @type {string} */ program,
  /** @type {string[]} */ args,
  /** @type {import('./unprivileged-user.mjs').User | undefined} */ user,
  input = '',
) {
  const done = spawnSync(program, args, { ...user, cwd: '/', input, encoding: 'utf8', env: environment() })
  if (done.status === 0) return
  const reason = done.error?.message ?? reasonIn(done.stderr)
  throw new PlainError(`the embedded database could not be made: ${reason}; or set DATABASE_URL to a Postgres`)
}

/** Postgres reads PG* variables; those of the person's shell are not meant for this server. */
const environment = () => ({ NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' })

/** @returns {Promise<EmbeddedPostgres | string>} the log when it ended before it was ready */
async function launch(/** @type {Installation & { socketFolder: string }} */ installation) {
  const { folder, user, binaries, socketFolder, durable } = installation
  /** @type {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} */
  const child = spawn(binaries.postgres, ['-D', folder, '-k', socketFolder, ...postgresSettings({ durable })], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(),
  })
  let log = ''
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(`${log}\n${error.message}`))
    child.once('exit', () => resolve(log))
  })
  /** @type {Promise<null>} */
  const ready = new Promise((resolve) => {
    child.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-LOG_KEPT)
      if (log.includes('ready to accept connections')) resolve(null)
    })
  })
  const ended = await Promise.race([ready, exited])
  if (ended !== null || child.pid === undefined) return log || String(ended)
  const url = `postgresql://postgres@localhost/${DATABASE}?host=${encodeURIComponent(socketFolder)}`
  return { url, pid: child.pid, exited, stop: () => stop(child) }
}

async function stop(/** @type {import('node:child_process').ChildProcess} */ child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  const impatient = globalThis.setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE_MS)
  await gone
  clearTimeout(impatient)
}

/** The line of a log that says why, without its time stamp. */
function reasonIn(/** @type {string} */ log) {
  const lines = log.trim().split('\n')
  const telling = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? ''
  return telling.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim() || 'it gave no reason'
}
