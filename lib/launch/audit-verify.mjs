// npm run audit:verify [-- <entry> <hash>]: reads the whole audit log and names the first entry that is not as written.
import { spawn } from 'node:child_process'
import { withMaintenanceDatabase } from './maintenance-database.mjs'
import { runCommand } from './plain-error.mjs'
import { PROJECT_FOLDER } from './project.mjs'
import { typescriptCommand } from './typescript-command.mjs'

/** @param {string} url @param {string[]} args @returns {Promise<number>} the exit code of the check */
function check(url, args) {
  const [program = '', ...rest] = typescriptCommand('lib/server/commands/audit-verify.ts')
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DATABASE_URL: url }
    const child = spawn(program, [...rest, ...args], { cwd: PROJECT_FOLDER, env, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** Prints the verdict. @param {string} url @param {string[]} args */
export const verifyAuditLog = async (url, args) => (await check(url, args)) === 0

if (process.argv[1] === import.meta.filename)
  await runCommand(() =>
    withMaintenanceDatabase({ command: 'npm run audit:verify' }, async (url) => {
      process.exitCode = await check(url, process.argv.slice(2))
    }),
  )
