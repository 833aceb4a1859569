// npm run audit:verify [-- <entry> <hash>]: reads the whole audit log and names the first entry that is not as written.
import { withMaintenanceDatabase } from './maintenance-database.mjs'
import { runCommand } from './plain-error.mjs'
import { runServerCommand } from './server-command.mjs'

/** Prints the verdict. @param {string} url @param {string[]} args */
export const verifyAuditLog = async (url, args) => (await runServerCommand('audit-verify', url, { args })) === 0

if (process.argv[1] === import.meta.filename)
  await runCommand(() =>
    withMaintenanceDatabase({ command: 'npm run audit:verify' }, async (url) => {
      process.exitCode = await runServerCommand('audit-verify', url, { args: process.argv.slice(2) })
    }),
  )
