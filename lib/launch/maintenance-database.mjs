// Maintenance commands work on the database of this installation whether or not it is running just now.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from './embedded-postgres.mjs'

/**
 * Runs work on the installation's database: DATABASE_URL, or the embedded one, started for the while when it is not running.
 * @template T @param {(url: string) => Promise<T>} work @returns {Promise<T>}
 */
export async function withMaintenanceDatabase(work) {
  const external = process.env.DATABASE_URL
  if (external) return work(external)
  const dataFolder = path.resolve(process.env.STOCKTAKE_DATA_DIR ?? '.data')
  fs.mkdirSync(dataFolder, { recursive: true })
  return withServer(dataFolder, true, work)
}

/**
 * Runs work on an empty database that is gone afterwards.
 * @template T @param {(url: string) => Promise<T>} work @returns {Promise<T>}
 */
export async function withThrowAwayDatabase(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL)
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-scratch-'))
  fs.chmodSync(dataFolder, 0o711)
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
