// Where a master key that Stocktake made itself is kept: plain JavaScript, because the launcher makes it before anything is
// built, and the server reads it anew for each use, so that a key replaced while it runs counts at once.
import fs from 'node:fs'
import path from 'node:path'

const KEY_TEXT = /^[A-Za-z0-9+/]{43}=$/

/** @param {string} dataDir */
export const masterKeyFile = (dataDir) => path.join(dataDir, 'master-key')

/** Only there while the master key is being replaced. @param {string} dataDir */
export const previousMasterKeyFile = (dataDir) => path.join(dataDir, 'master-key.previous')

/**
 * The key in a file, or null when there is no such file or it does not hold one.
 * @param {string} file @returns {Buffer | null}
 */
export function readMasterKeyFile(file) {
  const text = readText(file)?.trim()
  return text !== undefined && KEY_TEXT.test(text) ? Buffer.from(text, 'base64') : null
}

/** @param {string} file */
function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Writes a key for nobody else to read: whole, on the disk, and in one step, whatever happens meanwhile.
 * @param {string} file @param {Uint8Array} key
 */
export function writeMasterKeyFile(file, key) {
  const draft = `${file}.draft-${process.pid}`
  fs.rmSync(draft, { force: true })
  const descriptor = fs.openSync(draft, 'wx', 0o600)
  try {
    fs.writeSync(descriptor, `${Buffer.from(key).toString('base64')}\n`)
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
  fs.renameSync(draft, file)
  keepEntry(path.dirname(file))
}

/** A renamed file can be undone by a power cut until its folder is on the disk too. */
function keepEntry(/** @type {string} */ folder) {
  const descriptor = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
