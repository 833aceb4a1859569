import { spawn } from 'node:child_process'
import { PROJECT_FOLDER } from './project.mjs'
import { typescriptCommand } from './typescript-command.mjs'

/**
 * Runs a command of lib/server/commands on a database, as if it had been typed here.
 * @param {string} name such as "audit-verify" @param {string} databaseUrl @param {{ args?: string[], env?: Record<string, string> }} [more]
 * @returns {Promise<number>} its exit code
 */
export function runServerCommand(name, databaseUrl, { args = [], env = {} } = {}) {
  const [program = '', ...rest] = typescriptCommand(`lib/server/commands/${name}.ts`)
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...rest, ...args], {
      cwd: PROJECT_FOLDER,
      env: { ...process.env, ...env, DATABASE_URL: databaseUrl },
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
