// npm run backup [-- <file>]: everything in the database as it is now, in one file. Stocktake may go on running.
import fs from 'node:fs'
import path from 'node:path'
import { masterKeyFile } from '../config/master-key-files.mjs'
import { withMaintenanceDatabase } from './maintenance-database.mjs'
import { findMasterKey } from './master-key.mjs'
import { PlainError, runCommand } from './plain-error.mjs'

await runCommand(async () => {
  const stamp = new Date().toISOString().slice(0, 16).replace(/\D/g, '')
  const file = path.resolve(process.argv[2] ?? `stocktake-${stamp}.backup`)
  if (fs.existsSync(file)) throw new PlainError(`${file} is already there; choose another name`)
  if (!fs.existsSync(path.dirname(file))) throw new PlainError(`there is no folder ${path.dirname(file)}`)
  await withMaintenanceDatabase({ command: 'npm run backup' }, async (url, environment) => {
    const { migrationStatus } = await import('./deploy-migrations.mjs')
    const { applied, obstacle } = await migrationStatus(url)
    if (obstacle) throw new PlainError(obstacle)
    if (applied.length === 0) throw new PlainError('there is nothing to back up yet: this database is empty')
    const { writeBackup } = await import('./write-backup.mjs')
    const { tables } = await writeBackup(url, file, findMasterKey(environment))
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`Wrote ${rows} rows of ${tables.length} tables to ${file} (${size(file)}).`)
    console.log(`Not in it: the master key. Without it the stored Raff keys in this file cannot be read; keep
${environment.masterKey ? 'STOCKTAKE_MASTER_KEY' : masterKeyFile(environment.dataDir)} safe, and apart from this file.`)
  })
})

function size(/** @type {string} */ file) {
  const kilobytes = fs.statSync(file).size / 1024
  return kilobytes < 1024 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
