import { currentHolder, lockDataFolder } from './data-folder-lock.mjs'
import { PlainError } from './plain-error.mjs'
import { endProcess } from './processes.mjs'

const PATIENCE_MS = 8_000

/**
 * Makes this process the one that runs on the data folder, and ends what a killed one left running.
 * @param {string} dataFolder @param {string} what the command, for whoever comes second
 * @returns {Promise<import('./data-folder-lock.mjs').Lock>}
 */
export async function takeDataFolder(dataFolder, what) {
  const lock = await takeDataFolderIfFree(dataFolder, what)
  if (lock) return lock
  const holder = currentHolder(dataFolder)
  throw new PlainError(holder ? occupied(dataFolder, holder) : `the data folder ${dataFolder} is in use; try again`)
}

/**
 * The same, but answers null when another process has it. With DATABASE_URL several replicas share a data folder: the
 * secrets in it are all they need, and the first of them looks after the rest.
 * @param {string} dataFolder @param {string} what
 */
export async function takeDataFolderIfFree(dataFolder, what) {
  const taken = lockDataFolder(dataFolder, what)
  if (!taken.lock) return null
  for (const { pid, mark } of Object.values(taken.before?.children ?? {}))
    await endProcess(pid, 'SIGTERM', 'SIGKILL', PATIENCE_MS, mark)
  return taken.lock
}

/** @param {string} dataFolder @param {import('./data-folder-lock.mjs').Holder} holder */
function occupied(dataFolder, { what, pid, url }) {
  const who = url ? `Stocktake is already running at ${url}` : `"${what}" is already at work`
  return `${who} on the data folder ${dataFolder} (process ${pid}); stop that one first, or set STOCKTAKE_DATA_DIR to another folder`
}
