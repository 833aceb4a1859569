import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A new folder that a database below it can live in, also when we are root and it is not. @param {string} purpose */
export function temporaryFolder(purpose) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `stocktake-${purpose}-`))
  if (process.getuid?.() === 0) fs.chmodSync(folder, 0o711)
  return folder
}
