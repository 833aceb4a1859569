// One launcher per data folder. The lock is a file that names its holder: a process number and when that process began,
// because numbers are reused. A holder that was killed holds nothing.
import fs from 'node:fs'
import path from 'node:path'
import { isAlive, startMark } from './processes.mjs'

/** @typedef {{ pid: number, mark: string }} Child */

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} mark when that process began
 * @property {string} what the command that holds it
 * @property {string} [url] where its pages are
 * @property {string} [databaseUrl] its embedded database
 * @property {Record<string, Child>} [children] to be ended if the holder was killed
 */

/**
 * @typedef {object} Lock
 * @property {(facts: Partial<Holder>) => void} note adds facts for others to read
 * @property {(name: string, child: Child | null) => void} noteChild
 * @property {() => void} release
 */

/**
 * Takes the lock, or says who holds it. A dead holder's entry is answered as `before`, so that what it left behind can be
 * ended.
 * @param {string} dataFolder @param {string} what
 * @returns {{ lock: Lock, before: Holder | null } | { lock: null, holder: Holder }}
 */
export function lockDataFolder(dataFolder, what) {
  const file = path.join(dataFolder, 'running.json')
  const mine = { pid: process.pid, mark: startMark(process.pid), what }
  /** @type {Holder | null} */
  let before = null
  for (;;) {
    if (create(file, mine)) return { lock: makeLock(file, mine), before }
    const found = read(file)
    if (found && isRunning(found)) return { lock: null, holder: found }
    if (found) before = found
    removeIfStill(file, found)
  }
}

/** Who holds the data folder just now. @param {string} dataFolder @returns {Holder | null} */
export function currentHolder(dataFolder) {
  const found = read(path.join(dataFolder, 'running.json'))
  return found && isRunning(found) ? found : null
}

/** @param {string} file @param {Holder} mine @returns {Lock} */
function makeLock(file, mine) {
  let facts = mine
  /** @param {Partial<Holder>} more */
  const note = (more) => {
    facts = { ...facts, ...more }
    const draft = write(`${file}.${process.pid}`, facts)
    fs.renameSync(draft, file)
  }
  return {
    note,
    noteChild: (name, child) => {
      const { [name]: _, ...others } = facts.children ?? {}
      note({ children: child ? { ...others, [name]: { pid: child.pid, mark: child.mark } } : others })
    },
    release: () => {
      if (read(file)?.pid === process.pid) fs.rmSync(file, { force: true })
    },
  }
}

/** A link appears with its whole content or not at all, and only one process can make it. */
function create(/** @type {string} */ file, /** @type {Holder} */ holder) {
  const draft = write(`${file}.${process.pid}`, holder)
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/** Removes the entry that was judged dead; if another process has taken its place meanwhile, puts that one back. */
function removeIfStill(/** @type {string} */ file, /** @type {Holder | null} */ judged) {
  const aside = `${file}.${process.pid}.old`
  try {
    fs.renameSync(file, aside)
    const taken = read(aside)
    if (taken && (taken.pid !== judged?.pid || taken.mark !== judged.mark)) fs.linkSync(aside, file)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error
  }
  fs.rmSync(aside, { force: true })
}

function isRunning(/** @type {Holder} */ { pid, mark }) {
  return isAlive(pid) && startMark(pid) === mark
}

function write(/** @type {string} */ file, /** @type {Holder} */ holder) {
  fs.writeFileSync(file, `${JSON.stringify(holder, null, 2)}\n`, { mode: 0o600 })
  return file
}

/** @param {string} file @returns {Holder | null} null: not there, or not one of ours */
function read(file) {
  try {
    const holder = JSON.parse(fs.readFileSync(file, 'utf8'))
    return typeof holder?.pid === 'number' && typeof holder?.mark === 'string' ? holder : null
  } catch {
    return null
  }
}
