// Maintenance commands work on the database of this installation, whether or not it is running just now.
import fs from 'node:fs'
import { prepareDataFolder } from './data-folder.mjs'
import { currentHolder } from './data-folder-lock.mjs'
import { startEmbeddedPostgres } from './embedded-postgres.mjs'
import { install, isInstalled } from './install.mjs'
import { readLaunchEnvironment } from './launch-environment.mjs'
import { reachDatabase } from './reach-database.mjs'
import { takeDataFolder } from './take-data-folder.mjs'
import { temporaryFolder } from './temporary-folder.mjs'

/** A command is run by a person who waits; a database that does not answer within this is down. */
const PATIENCE_MS = 5_000

/**
 * Runs work on the installation's database: that of DATABASE_URL, that of the Stocktake which is running, or the embedded
 * one, started for the while. `alone` refuses the second.
 * @template T
 * @param {{ command: string, alone?: boolean }} options
 * @param {(url: string, environment: import('../config/environment.mjs').Environment) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withMaintenanceDatabase({ command, alone = false }, work) {
  const environment = readLaunchEnvironment()
  if (!isInstalled({ development: false })) {
    console.log('Installing the packages (only now, about a minute) …')
    await install()
  }
  if (environment.databaseUrl) {
    await reachDatabase(environment.databaseUrl, { onWait: () => {}, patienceMs: PATIENCE_MS })
    return work(environment.databaseUrl, environment)
  }
  const running = alone ? undefined : currentHolder(environment.dataDir)?.databaseUrl
  if (running) return work(running, environment)
  prepareDataFolder(environment.dataDir)
  const lock = await takeDataFolder(environment.dataDir, command)
  try {
    return await withServer(environment.dataDir, true, (url) => work(url, environment))
  } finally {
    lock.release()
  }
}

/**
 * Runs work on an empty database that is gone afterwards.
 * @template T @param {(url: string) => Promise<T>} work @returns {Promise<T>}
 */
export async function withThrowAwayDatabase(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL)
  const dataFolder = temporaryFolder('scratch')
  try {
    return await withServer(dataFolder, false, work)
  } finally {
    fs.rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** @template T @param {string} dataFolder @param {boolean} durable @param {(url: string) => Promise<T>} work */
async function withServer(dataFolder, durable, work) {
  const server = await startEmbeddedPostgres({ dataFolder, durable })
  try {
    return await work(server.url)
  } finally {
    await server.stop()
  }
}
