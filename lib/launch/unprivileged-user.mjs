// Postgres refuses to run as root. As root it runs as somebody else, and then every folder on the way to its files has
// to let that somebody through: root's own home does not.
import fs from 'node:fs'
import path from 'node:path'

/** @typedef {{ uid: number, gid: number }} User */

/**
 * Who the database runs as: nobody else than us, unless we are root. An existing database keeps its owner, so that a
 * `postgres` account that appears later does not lock it out.
 * @param {string} databaseFolder
 * @returns {User | undefined} undefined: the user we already are
 */
export function databaseUser(databaseFolder) {
  if (process.getuid?.() !== 0) return undefined
  const owner = fs.statSync(databaseFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return accountNamed('postgres') ?? accountNamed('nobody') ?? { uid: 65534, gid: 65534 }
}

/** @param {string} name @returns {User | undefined} */
function accountNamed(name) {
  if (!fs.existsSync('/etc/passwd')) return undefined
  for (const line of fs.readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [account, , uid, gid] = line.split(':')
    // macOS writes nobody as -2; the system calls want it unsigned
    if (account === name) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
  }
  return undefined
}

/**
 * Can this user walk to the path and read it? Judged by permission bits; a path that does not exist yet counts as
 * reachable when its nearest existing folder is.
 * @param {User | undefined} user
 * @param {string} target
 */
export function canReach(user, target) {
  if (!user) return true
  const real = realPathOfNearest(target)
  const steps = real.split(path.sep).map((_, i, parts) => parts.slice(0, i + 1).join(path.sep) || path.sep)
  return steps.every((step, i) => {
    const stat = fs.statSync(step)
    const read = i === steps.length - 1 && !stat.isDirectory() ? 4 : 0
    const needed = stat.isDirectory() ? 1 : read
    const shift = stat.uid === user.uid ? 6 : stat.gid === user.gid ? 3 : 0
    return ((stat.mode >> shift) & needed) === needed
  })
}

/** @param {string} target @returns {string} */
function realPathOfNearest(target) {
  return fs.existsSync(target) ? fs.realpathSync(target) : realPathOfNearest(path.dirname(target))
}

/**
 * Makes a private folder that belongs to the user.
 * @param {string} folder @param {User | undefined} user
 */
export function makePrivateFolder(folder, user) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  fs.chmodSync(folder, 0o700)
  if (user) fs.chownSync(folder, user.uid, user.gid)
}
