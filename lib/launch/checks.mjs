import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { inProject, PROJECT_FOLDER } from './project.mjs'

const WALLED = ['app', 'components', 'lib', 'tests', 'prisma', 'proxy.ts', 'instrumentation.ts']

/** @typedef {{ name: string, command: string[] }} Check */

/** What needs no database and no browser. @returns {Check[]} */
export function staticChecks() {
  const walled = WALLED.filter((part) => fs.existsSync(inProject(part)))
  return [
    { name: 'types', command: node('typescript-native/bin/tsc', '--noEmit') },
    { name: 'lint', command: node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.') },
    {
      name: 'walls',
      command: node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', ...walled),
    },
  ]
}

/** @param {string} script below node_modules @param {...string} args */
export const node = (script, ...args) => [process.execPath, inProject('node_modules', script), ...args]

/**
 * Runs checks side by side, printing each one's output when it ends, and answers those that failed.
 * @param {Check[]} checks @returns {Promise<string[]>}
 */
export async function runChecks(checks) {
  const results = await Promise.all(checks.map(run))
  return results.filter((result) => !result.passed).map((result) => result.name)
}

/** @param {Check} check @returns {Promise<{ name: string, passed: boolean }>} */
function run({ name, command: [program = '', ...args] }) {
  return new Promise((resolve) => {
    const began = performance.now()
    const child = spawn(program, args, { cwd: PROJECT_FOLDER, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    child.once('close', (code) => {
      const passed = code === 0
      console.log(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
      if (!passed) console.log(`${output.trim()}\n`)
      resolve({ name, passed })
    })
  })
}
