import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { SYSTEM_FOLDER } from './postgres-binaries.mjs'
import { canReach, databaseUser } from './unprivileged-user.mjs'

/** Names the folder of a database that could not be kept inside the data folder. */
const POINTER = 'database-is-at'

/**
 * Where the database's files are: in the data folder, except when the user Postgres runs as cannot get there.
 * @param {string} dataFolder
 * @returns {string}
 */
export function databaseFolder(dataFolder) {
  const pointer = path.join(dataFolder, POINTER)
  if (fs.existsSync(pointer)) return fs.readFileSync(pointer, 'utf8').trim()
  const inside = path.join(dataFolder, 'postgres')
  if (canReach(databaseUser(inside), path.join(inside, 'PG_VERSION'))) return inside
  return keepOutside(dataFolder, inside, pointer)
}

function keepOutside(/** @type {string} */ dataFolder, /** @type {string} */ inside, /** @type {string} */ pointer) {
  const key = createHash('sha256').update(fs.realpathSync(dataFolder)).digest('hex').slice(0, 16)
  const outside = path.join(SYSTEM_FOLDER, key)
  fs.mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
  if (fs.existsSync(outside)) {
    // The data folder was deleted to begin anew. Its secrets went with it, so the old rows are unreadable; but they are
    // somebody's rows, so they are put aside and not deleted.
    fs.renameSync(outside, `${outside}.before-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`)
  }
  // the checkout was moved below a closed folder: its database moves out
  if (fs.existsSync(path.join(inside, 'PG_VERSION'))) {
    fs.cpSync(inside, outside, { recursive: true, preserveTimestamps: true })
    copyOwners(inside, outside)
    fs.writeFileSync(pointer, `${outside}\n`)
    fs.rmSync(inside, { recursive: true })
  } else fs.writeFileSync(pointer, `${outside}\n`)
  return outside
}

/** fs.cp makes the copies root's; Postgres insists on owning its files. */
function copyOwners(/** @type {string} */ from, /** @type {string} */ to) {
  const { uid, gid, mode } = fs.lstatSync(from)
  fs.lchownSync(to, uid, gid)
  if (fs.lstatSync(from).isSymbolicLink()) return
  fs.chmodSync(to, mode & 0o777)
  if (fs.lstatSync(from).isDirectory())
    for (const name of fs.readdirSync(from)) copyOwners(path.join(from, name), path.join(to, name))
}
