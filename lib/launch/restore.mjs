// npm run restore -- <file> [--replace]: puts a backup into an empty database, or in the place of all that is in it.
import path from 'node:path'
import { masterKeyFile } from '../config/master-key-files.mjs'
import { verifyAuditLog } from './audit-verify.mjs'
import { checkBackupFile } from './backup-format.mjs'
import { withMaintenanceDatabase } from './maintenance-database.mjs'
import { findMasterKey } from './master-key.mjs'
import { PlainError, runCommand } from './plain-error.mjs'

await runCommand(async () => {
  const [name] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  if (!name) throw new PlainError('say which file: npm run restore -- stocktake.backup')
  const file = path.resolve(name)
  const manifest = await checkBackupFile(file)
  await withMaintenanceDatabase({ command: 'npm run restore', alone: true }, async (url, environment) => {
    const { loadBackup } = await import('./load-backup.mjs')
    await loadBackup(url, file, manifest, { replace: process.argv.includes('--replace') })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`Restored ${rows} rows of ${manifest.tables.length} tables, as they were at ${manifest.createdAt}.`)
    const intact = await verifyAuditLog(url, [])
    if (!intact) throw new PlainError('the rows are back, but the audit log in this backup does not hold together')
    const { masterKeyPrint } = await import('./write-backup.mjs')
    if (manifest.masterKeyPrint && manifest.masterKeyPrint !== masterKeyPrint(findMasterKey(environment)))
      console.log(`
The stored Raff keys in this backup need the master key it was made with, and that is not the one here.
Put it into ${masterKeyFile(environment.dataDir)} or STOCKTAKE_MASTER_KEY before you start. Without it Stocktake starts
all the same and asks for the Raff keys again.`)
  })
})
