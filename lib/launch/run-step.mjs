import { spawn } from 'node:child_process'
import { PlainError } from './plain-error.mjs'
import { PROJECT_FOLDER } from './project.mjs'
import { onShutdown } from './shutdown.mjs'

const TAIL = 6_000

/**
 * Runs a program quietly. What it printed is only worth reading when it failed, and then all of its end is.
 * @param {string} title for the message, such as "installing the packages"
 * @param {string[]} command @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>} what it printed on standard output, at most the end of it
 */
export function runStep(title, command, env = process.env) {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: PROJECT_FOLDER, env, stdio: ['ignore', 'pipe', 'pipe'] })
    onShutdown(() => void child.kill())
    let printed = ''
    let output = ''
    child.stdout.on('data', (chunk) => {
      printed = (printed + chunk).slice(-TAIL)
      output = (output + chunk).slice(-TAIL)
    })
    child.stderr.on('data', (chunk) => {
      output = (output + chunk).slice(-TAIL)
    })
    child.once('error', (cause) => reject(new PlainError(`${title} failed: ${cause.message}`, { cause })))
    child.once('close', (code, signal) => {
      if (code === 0) resolve(printed)
      else reject(new PlainError(`${title} failed (${signal ?? `exit code ${code}`}). It said:\n\n${output.trim()}\n`))
    })
  })
}
