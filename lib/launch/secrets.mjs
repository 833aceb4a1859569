import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.mjs'

const SESSION_SECRET_FILE = 'session-secret'
export const MASTER_KEY_FILE = 'master-key'

/**
 * The secrets of this installation: from the environment, or made once and kept in the data folder for nobody else to
 * read.
 * @param {import('../config/environment.mjs').Environment} environment
 * @param {{ databaseExists: boolean, newMasterKey: boolean }} situation
 * @returns {{ NEXTAUTH_SECRET: string, STOCKTAKE_MASTER_KEY: string }}
 */
export function keepSecrets(environment, { databaseExists, newMasterKey }) {
  const masterKeyFile = path.join(environment.dataDir, MASTER_KEY_FILE)
  if (!environment.masterKey && databaseExists && !newMasterKey && !fs.existsSync(masterKeyFile))
    throw new PlainError(
      `the master key of this database is missing, and without it no stored Raff key can be read; put ${masterKeyFile} back or set STOCKTAKE_MASTER_KEY (to go on without the stored keys: npm start -- --new-master-key)`,
    )
  return {
    NEXTAUTH_SECRET: environment.sessionSecret ?? kept(path.join(environment.dataDir, SESSION_SECRET_FILE)),
    STOCKTAKE_MASTER_KEY: environment.masterKey?.toString('base64') ?? kept(masterKeyFile),
  }
}

function kept(/** @type {string} */ file) {
  if (!fs.existsSync(file)) create(file)
  fs.chmodSync(file, 0o600)
  const secret = fs.readFileSync(file, 'utf8').trim()
  if (!/^[A-Za-z0-9+/]{43}=$/.test(secret))
    throw new PlainError(`${file} is damaged: it must hold 32 bytes in base64; put it back from your own copy`)
  return secret
}

/** Written beside its place, flushed and then linked: it is there whole or not at all, and the first of two wins. */
function create(/** @type {string} */ file) {
  const draft = `${file}.${process.pid}`
  const descriptor = fs.openSync(draft, 'w', 0o600)
  fs.writeSync(descriptor, `${randomBytes(32).toString('base64')}\n`)
  fs.fsyncSync(descriptor)
  fs.closeSync(descriptor)
  try {
    fs.linkSync(draft, file)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(draft)
  }
}
