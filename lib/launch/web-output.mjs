// What the web process prints. For a person at a terminal only what needs them, and all of it in a file; for a log
// collector every line as it is.
import fs from 'node:fs'
import path from 'node:path'

/** Two files of this size hold weeks of a small team's requests. */
const LOG_FILE_BYTES = 10 * 1024 * 1024

/** Next greets at length; the launcher has its own words. */
const GREETING = /^\s*(▲ Next\.js|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running)|$)/

/** @param {{ dataFolder: string, dev: boolean }} options @returns {(line: string) => void} */
export function webOutput({ dataFolder, dev }) {
  if (dev || !process.stdout.isTTY) {
    return (line) => {
      if (!GREETING.test(line)) process.stdout.write(`${line}\n`)
    }
  }
  const keep = logFile(path.join(dataFolder, 'stocktake.log'))
  return (line) => {
    keep(line)
    const words = forPerson(line)
    if (words && !GREETING.test(words)) process.stdout.write(`${words}\n`)
  }
}

/** A sentence for the terminal, or null for what only the log file needs. */
function forPerson(/** @type {string} */ line) {
  if (!line.startsWith('{')) return line
  try {
    const { level, msg, error } = JSON.parse(line)
    if (level !== 'warn' && level !== 'error' && level !== 'fatal') return null
    return `${new Date().toTimeString().slice(0, 8)} ${level}: ${msg ?? error?.message ?? line}`
  } catch {
    return line
  }
}

/** @param {string} file @returns {(line: string) => void} */
function logFile(file) {
  let size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return (line) => {
    if (size > LOG_FILE_BYTES) {
      fs.renameSync(file, `${file}.1`)
      size = 0
    }
    fs.appendFileSync(file, `${line}\n`, { mode: 0o600 })
    size += Buffer.byteLength(line) + 1
  }
}
