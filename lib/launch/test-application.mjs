// A built application for the browser tests and the bench: started the way `npm start` does it, on a data folder and a
// port of its own, and gone afterwards without a trace.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import { currentHolder } from './data-folder-lock.mjs'
import { PlainError } from './plain-error.mjs'
import { inProject, PROJECT_FOLDER } from './project.mjs'
import { readLines } from './read-lines.mjs'
import { onShutdown } from './shutdown.mjs'
import { temporaryFolder } from './temporary-folder.mjs'

export const TEST_ADMIN = { email: 'admin@example.test', password: 'a calm ledger for tests' }

/** Every variable of the product, emptied: neither the shell nor a .env file may colour a test. */
export const NO_SETTINGS = Object.fromEntries(
  [
    ...['DATABASE_URL', 'STOCKTAKE_URL', 'STOCKTAKE_MASTER_KEY', 'STOCKTAKE_MASTER_KEY_PREVIOUS', 'NEXTAUTH_SECRET'],
    ...['RAFF_API_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'GITHUB_ID', 'GITHUB_SECRET'],
    ...['GOOGLE_ID', 'GOOGLE_SECRET', 'SMTP_URL', 'MAIL_FROM', 'WEBHOOK_URL', 'STOCKTAKE_METRICS_TOKEN'],
    ...['STOCKTAKE_WORKER', 'STOCKTAKE_ADMIN_EMAIL', 'STOCKTAKE_ADMIN_PASSWORD', 'STOCKTAKE_CONTROL'],
  ].map((name) => [name, '']),
)

/**
 * @typedef {object} TestApplication
 * @property {string} url
 * @property {string} databaseUrl
 * @property {string} dataFolder
 * @property {number} pid of the launcher
 * @property {number} startedInMs from the command to the first ready answer
 * @property {string[]} lines what it printed
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ env?: Record<string, string>, dataFolder?: string }} [options] dataFolder: kept when it is over
 * @returns {Promise<TestApplication>}
 */
export async function startTestApplication({ env = {}, dataFolder: given } = {}) {
  const dataFolder = given ?? temporaryFolder('app')
  const port = env.PORT ? Number(env.PORT) : await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [inProject('lib/launch/start.mjs')], {
    cwd: PROJECT_FOLDER,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...NO_SETTINGS,
      PORT: String(port),
      STOCKTAKE_DATA_DIR: dataFolder,
      STOCKTAKE_ADMIN_EMAIL: TEST_ADMIN.email,
      STOCKTAKE_ADMIN_PASSWORD: TEST_ADMIN.password,
      ...env,
    },
  })
  /** @type {string[]} */
  const lines = []
  const exited = new Promise((resolve) => child.once('close', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    if (!given) fs.rmSync(dataFolder, { recursive: true, force: true })
  }
  onShutdown(stop)
  await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      readLines(stream, (line) => {
        lines.push(line)
        if (line.startsWith('Stocktake is ready at')) resolve(null)
      })
    exited.then(() => reject(new PlainError(`the application did not start:\n\n${lines.join('\n')}`)))
  })
  const startedInMs = performance.now() - began
  const databaseUrl = env.DATABASE_URL ?? currentHolder(dataFolder)?.databaseUrl ?? ''
  return { url: `http://localhost:${port}`, databaseUrl, dataFolder, pid: child.pid ?? 0, startedInMs, lines, stop }
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
