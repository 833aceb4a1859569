// The database and the launcher listen on Unix sockets in private folders and nowhere else: no port, no password on the
// network.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PlainError } from './plain-error.mjs'
import { canReach, makePrivateFolder } from './unprivileged-user.mjs'

/** Linux cuts a socket's path off at 107 bytes and macOS at 103. Past that Postgres does not start. */
const LONGEST_SOCKET_PATH = 103
/** The longest name that is put into such a folder: Postgres' own. */
const SOCKET_NAME = '.s.PGSQL.5432'

/**
 * A private folder for a socket: in the data folder, or when its path is too long or closed to the database's user,
 * a short one in the system's temporary folder with a name that follows from the data folder.
 * @param {string} dataFolder
 * @param {string} name
 * @param {import('./unprivileged-user.mjs').User | undefined} user who listens there, if it is not us
 */
export function makeSocketFolder(dataFolder, name, user) {
  const inside = path.join(dataFolder, name)
  if (fits(inside) && canReach(user, inside)) {
    makePrivateFolder(inside, user)
    return inside
  }
  const key = createHash('sha256').update(`${dataFolder}/${name}`).digest('hex').slice(0, 12)
  const base = fits(path.join(os.tmpdir(), `stocktake-${key}`)) && canReach(user, os.tmpdir()) ? os.tmpdir() : '/tmp'
  const outside = path.join(base, `stocktake-${key}`)
  refuseForeign(outside, user)
  makePrivateFolder(outside, user)
  return outside
}

const fits = (/** @type {string} */ folder) => Buffer.byteLength(path.join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH

/** Anybody may create a name in /tmp. A folder that somebody else made first could hold somebody else's socket. */
function refuseForeign(
  /** @type {string} */ folder,
  /** @type {import('./unprivileged-user.mjs').User | undefined} */ user,
) {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false })
  if (!found) return
  const ours = [process.getuid?.(), user?.uid].includes(found.uid)
  if (!found.isDirectory() || !ours)
    throw new PlainError(`${folder} belongs to somebody else; remove it, or set STOCKTAKE_DATA_DIR to a shorter path`)
}
