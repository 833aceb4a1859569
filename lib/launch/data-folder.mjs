import fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.mjs'

/**
 * Makes the data folder if need be, and proves that it can be written.
 * @param {string} folder
 */
export function prepareDataFolder(folder) {
  try {
    // below it the database runs as another user when we are root: that user passes through and lists nothing
    fs.mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    const probe = path.join(folder, `.probe-${process.pid}`)
    fs.writeFileSync(probe, '')
    fs.rmSync(probe)
  } catch (cause) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (cause)
    throw new PlainError(
      `the data folder ${folder} cannot be written (${code}); give this user the right to, or set STOCKTAKE_DATA_DIR to another folder`,
      { cause },
    )
  }
}
