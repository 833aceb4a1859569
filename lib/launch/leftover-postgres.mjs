import fs from 'node:fs'
import path from 'node:path'
import { commandLine, endProcess } from './processes.mjs'

const PATIENCE_MS = 10_000

/**
 * A launcher that was killed leaves its server running, or a lock file that names a process which has since become
 * something else (in a container, where numbers begin anew, that is the rule). Neither may block the next start.
 * @param {string} databaseFolder
 */
export async function endLeftoverPostgres(databaseFolder) {
  const lock = path.join(databaseFolder, 'postmaster.pid')
  if (!fs.existsSync(lock)) return
  const pid = Number.parseInt(fs.readFileSync(lock, 'utf8'), 10)
  const isOurs = pid > 0 && commandLine(pid).includes(databaseFolder)
  if (isOurs) await endProcess(pid, 'SIGINT', 'SIGQUIT', PATIENCE_MS)
  else fs.rmSync(lock, { force: true })
}
