import fs from 'node:fs'
import { parseEnv } from 'node:util'
import { EnvironmentError, parseEnvironment } from '../config/environment.mjs'
import { PlainError } from './plain-error.mjs'
import { inProject } from './project.mjs'

const OLDEST_NODE = [20, 19]

/** What this installation was asked to be: the variables of the shell, and below them those of the file .env. */
export function readLaunchEnvironment() {
  refuseOldNode()
  loadFile(inProject('.env'))
  try {
    return parseEnvironment(process.env)
  } catch (error) {
    if (error instanceof EnvironmentError) throw new PlainError(error.message)
    throw error
  }
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldMajor = 0, oldMinor = 0] = OLDEST_NODE
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return
  throw new PlainError(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}`)
}

/** Next reads the same file for the web process; reading it here keeps the two of one mind. */
function loadFile(/** @type {string} */ file) {
  if (!fs.existsSync(file)) return
  for (const [name, value] of Object.entries(parseEnv(fs.readFileSync(file, 'utf8')))) process.env[name] ??= value
}
