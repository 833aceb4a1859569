import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { masterKeyFile, readMasterKeyFile } from '../config/master-key-files.mjs'
import { PlainError } from './plain-error.mjs'

const SESSION_SECRET_FILE = 'session-secret'

/**
 * The secrets of this installation: from the environment, or made once and kept in the data folder for nobody else to
 * read. The master key stays in its file: the server reads it there and no process carries it in its environment.
 * @param {import('../config/environment.mjs').Environment} environment
 * @param {{ databaseExists: boolean, say: (line: string) => void }} situation
 * @returns {{ NEXTAUTH_SECRET: string }}
 */
export function keepSecrets(environment, { databaseExists, say }) {
  if (!environment.masterKey) keepMasterKey(masterKeyFile(environment.dataDir), databaseExists, say)
  return { NEXTAUTH_SECRET: environment.sessionSecret ?? kept(path.join(environment.dataDir, SESSION_SECRET_FILE)) }
}

/**
 * A lost master key does not stop the start: the pages name the connections whose keys cannot be opened and ask for them
 * again. A damaged file is left as it is, because it may be somebody's only copy.
 */
function keepMasterKey(
  /** @type {string} */ file,
  /** @type {boolean} */ databaseExists,
  /** @type {(line: string) => void} */ say,
) {
  if (!fs.existsSync(file)) {
    create(file)
    if (databaseExists)
      say(
        `The master key of this database was missing, so a new one was made. Stored Raff keys cannot be opened with it: put your copy of ${file} back, or enter the keys again under Settings → Connections.`,
      )
  }
  fs.chmodSync(file, 0o600)
  if (!readMasterKeyFile(file))
    say(
      `${file} is damaged: stored Raff keys cannot be opened. Put it back from your own copy; if you have none, delete the file, start again and enter the keys again.`,
    )
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
