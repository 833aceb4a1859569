// The backup file: gzip over lines of JSON. First what is in it, then for each table its name and its rows, every value
// in Postgres' own text form, and last a line that proves that nothing is missing. Readable with zcat for ever.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { PlainError } from './plain-error.mjs'

export const FORMAT = 'stocktake-backup'
export const FORMAT_VERSION = 1

/**
 * @typedef {object} Manifest
 * @property {typeof FORMAT} format
 * @property {number} version of the format
 * @property {string} createdAt
 * @property {string} stocktake the version that wrote it
 * @property {string} postgres
 * @property {{ name: string, checksum: string }[]} migrations
 * @property {{ name: string, rows: number }[]} tables
 * @property {string | null} masterKeyPrint tells whether a master key is the one that belongs to this backup
 */

/** @typedef {{ table: string, columns: { name: string, type: string }[] } | { row: (string | null)[] }} Part */

/**
 * Writes a backup file, for its owner only, whole or not at all.
 * @param {string} file @param {Manifest} manifest @param {AsyncIterable<Part>} parts
 */
export async function writeBackupFile(file, manifest, parts) {
  const draft = `${file}.part`
  const hash = createHash('sha256')
  async function* lines() {
    yield take(manifest)
    for await (const part of parts) yield take('row' in part ? part.row : part)
    yield `${JSON.stringify({ end: true, sha256: hash.digest('hex') })}\n`
  }
  const take = (/** @type {unknown} */ value) => {
    const line = `${JSON.stringify(value)}\n`
    hash.update(line)
    return line
  }
  try {
    await pipeline(
      Readable.from(lines(), { objectMode: true }),
      gatherLines(),
      createGzip(),
      fs.createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }),
    )
    fs.linkSync(draft, file)
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/** One chunk for many short lines: compressing them one by one is several times slower. */
function gatherLines() {
  let gathered = ''
  return new Transform({
    writableObjectMode: true,
    transform(line, _, done) {
      gathered += line
      if (gathered.length < 64 * 1024) return done()
      const chunk = gathered
      gathered = ''
      done(null, chunk)
    },
    flush(done) {
      done(null, gathered)
    },
  })
}

/**
 * Reads a whole backup file without keeping it, and refuses one that is cut, damaged or something else.
 * @param {string} file @returns {Promise<Manifest>}
 */
export async function checkBackupFile(file) {
  const hash = createHash('sha256')
  /** @type {Manifest | null} */
  let manifest = null
  let rows = 0
  let whole = false
  for await (const line of linesOf(file)) {
    const value = parse(file, line)
    if (!manifest) manifest = readManifest(file, value)
    if (value?.end === true) {
      whole = value.sha256 === hash.digest('hex')
      break
    }
    hash.update(`${line}\n`)
    if (Array.isArray(value)) rows += 1
  }
  const expected = manifest?.tables.reduce((sum, table) => sum + table.rows, 0)
  if (!manifest || !whole || rows !== expected)
    throw new PlainError(`${file} is incomplete or damaged; use another copy. Nothing was changed`)
  return manifest
}

/**
 * The content of a checked file.
 * @param {string} file @returns {AsyncGenerator<Part>}
 */
export async function* backupParts(file) {
  let first = true
  for await (const line of linesOf(file)) {
    const value = JSON.parse(line)
    if (value?.end === true) return
    if (!first) yield Array.isArray(value) ? { row: value } : value
    first = false
  }
}

/** @param {string} file @param {any} value @returns {Manifest} */
function readManifest(file, value) {
  if (value?.format !== FORMAT) throw new PlainError(`${file} is not a backup of Stocktake`)
  if (value.version > FORMAT_VERSION)
    throw new PlainError(`${file} was written by a newer Stocktake (${value.stocktake}); restore it with that version`)
  return value
}

function parse(/** @type {string} */ file, /** @type {string} */ line) {
  try {
    return JSON.parse(line)
  } catch {
    throw new PlainError(`${file} is not a backup of Stocktake, or it is damaged`)
  }
}

/** @param {string} file @returns {AsyncGenerator<string>} */
async function* linesOf(file) {
  const text = createGunzip()
  // whatever goes wrong on the way comes out of `text`, and its reader is told
  pipeline(fs.createReadStream(file), text).catch((error) => text.destroy(error))
  let rest = ''
  try {
    for await (const chunk of text.setEncoding('utf8')) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    throw unreadable(file, error)
  }
  if (rest) yield rest
}

function unreadable(/** @type {string} */ file, /** @type {unknown} */ error) {
  const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error)
  if (code === 'ENOENT') return new PlainError(`there is no file ${file}`)
  if (code.startsWith('Z_'))
    return new PlainError(`${file} is incomplete or damaged; use another copy. Nothing was changed`)
  return new PlainError(`${file} cannot be read (${code})`, { cause: error })
}
